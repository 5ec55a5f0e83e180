package org.charterflow.ballot;

import java.util.List;
import java.util.UUID;

/**
 * The roll of a meeting was called, or changed, while a vote of it is open: the vote takes it over, in the same
 * transaction.
 *
 * @param roll seats of the organ that were called; such as are not of the vote's electorate are left out
 * @param by the user who called it
 */
public record MeetingRollCalled(UUID ballot, List<Attendance> roll, String by) {

    public MeetingRollCalled {
        roll = List.copyOf(roll);
    }
}
