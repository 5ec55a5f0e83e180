package org.charterflow.alliance;

import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A unit about to be admitted or invited; see {@link Member} for the fields.
 *
 * @param uscc in normalised form
 * @param lei in normalised form
 */
public record NewMember(
        String alliance,
        Bilingual name,
        String kind,
        String country,
        @Nullable String uscc,
        @Nullable String lei,
        @Nullable String website,
        String noticeAddress,
        NewRepresentative representative) {}
