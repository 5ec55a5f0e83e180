package org.charterflow.charter;

import java.time.Instant;

/**
 * A period the procedure waits for.
 *
 * @param reminder when whoever owes something is reminded, never after the end
 * @param end the first instant that is too late
 */
public record Wait(Instant reminder, Instant end) {

    public Wait {
        reminder = reminder.isAfter(end) ? end : reminder;
    }
}
