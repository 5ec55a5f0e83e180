package org.charterflow.charter;

import java.time.Instant;
import org.charterflow.language.Bilingual;

/**
 * An instant that a period leads to, and how it was counted.
 *
 * @param event what the period was counted from
 * @param at the first instant that is too late (a deadline of 4 March 24:00 is 5 March 00:00 in the alliance's zone);
 *     for {@link Periods#effective} the first instant at which the effect has come
 * @param period id of the period
 * @param citation where the period stands
 * @param provisional whether a year on the way has no published holiday calendar yet
 * @param explanation article, counting and instant, in words
 */
public record Deadline(
        Instant event, Instant at, String period, Citation citation, boolean provisional, Bilingual explanation) {

    /** Whether something that happens then is still in time. */
    public boolean admits(Instant then) {
        return then.isBefore(at);
    }
}
