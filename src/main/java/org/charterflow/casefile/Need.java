package org.charterflow.casefile;

import java.time.Instant;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Something a case still needs before it can go on.
 *
 * @param what what is missing, as a sentence or a phrase
 * @param who who can give it
 * @param due until when; null where no period runs
 * @param article the article that asks for it or sets the period, with the reading where it rests on one
 * @param provisional whether {@code due} rests on a calendar that is not published yet
 * @param counting how the period was counted, in words; null where no period runs
 */
public record Need(
        Bilingual what,
        Bilingual who,
        @Nullable Instant due,
        @Nullable String article,
        boolean provisional,
        @Nullable Bilingual counting) {}
