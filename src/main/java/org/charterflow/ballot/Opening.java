package org.charterflow.ballot;

import java.time.Instant;

/**
 * What the opening of a vote leads to.
 *
 * @param reminderAt when those who have not voted are reminded; the closing itself where there is no time for it
 * @param closesAt the first instant at which a vote is too late
 * @param tasks whether every seat gets a task; large electorates vote by mail, link and page alone
 */
public record Opening(Instant reminderAt, Instant closesAt, boolean tasks) {

    /** Above this many seats there are no tasks: each would cost the engine some twenty rows. */
    public static final int MOST_TASKS = 300;
}
