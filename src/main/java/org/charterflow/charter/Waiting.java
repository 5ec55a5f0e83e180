package org.charterflow.charter;

import java.time.Instant;
import org.charterflow.language.Bilingual;

/**
 * Until when somebody has to act, and how that was counted.
 *
 * @param period id of the period
 * @param since what the period was counted from
 * @param until the first instant that is too late
 * @param article the article, with the reading it rests on
 * @param provisional whether the calendar of a year on the way is not published yet
 * @param counting the counting in words
 */
public record Waiting(
        String period, Instant since, Instant until, String article, boolean provisional, Bilingual counting) {

    public static Waiting until(Deadline deadline) {
        return new Waiting(
                deadline.period(),
                deadline.event(),
                deadline.at(),
                deadline.citation().toString(),
                deadline.provisional(),
                deadline.explanation());
    }
}
