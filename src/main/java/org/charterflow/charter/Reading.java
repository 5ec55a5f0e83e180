package org.charterflow.charter;

import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * How a charter is read where it is silent, contradicts itself or needs interpretation.
 *
 * @param id such as {@code R-OSCAR-3}
 * @param article the article read
 * @param question what the text leaves open
 * @param answer how it is read here
 * @param reason why
 * @param resolution number of the resolution that confirms it, null until there is one
 */
public record Reading(
        String id,
        String article,
        Bilingual question,
        Bilingual answer,
        Bilingual reason,
        @Nullable String resolution) {}
