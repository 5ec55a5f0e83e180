package org.charterflow.ballot;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What the opening of a vote leads to.
 *
 * @param seats the seats that may vote
 * @param reminderAt when those who have not voted are reminded; the closing itself where there is no time for it
 * @param closesAt the first instant at which a vote is too late
 * @param tasks whether every seat gets a task; large electorates vote by mail, link and page alone
 */
public record Opening(List<UUID> seats, Instant reminderAt, Instant closesAt, boolean tasks) {

    /** Above this many seats there are no tasks: each would cost the engine some twenty rows. */
    public static final int MOST_TASKS = 300;
}
