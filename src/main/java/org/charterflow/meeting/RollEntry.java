package org.charterflow.meeting;

import java.util.Optional;
import java.util.UUID;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * One line of a meeting's roll (点名).
 *
 * @param status as called last; null while they were not called
 * @param proxy who is there for them by a written proxy; null unless they are represented
 * @param from the item before which they came late; null if they were there from the beginning, or never
 * @param until the item before which they left early; null if they stayed, or never came
 */
public record RollEntry(
        Attendee attendee,
        @Nullable Status status,
        @Nullable String proxy,
        @Nullable UUID from,
        @Nullable UUID until) {

    /** Whether they, or somebody for them, are there now. */
    public boolean there() {
        return status == Status.PRESENT || status == Status.REPRESENTED;
    }

    /** Whether they were there at some time, even if they left. */
    public boolean came() {
        return there() || until != null;
    }

    /** What was called of their seat; empty for somebody without one, and while they were not called. */
    Optional<Attendance> attendance() {
        return attendee.seat() == null || status == null
                ? Optional.empty()
                : Optional.of(new Attendance(attendee.seat(), status, proxy));
    }

    /** The status in words; of somebody without a vote who is there, "in attendance". */
    public Bilingual words() {
        if (until != null && !there()) {
            return Bilingual.of("提前离席", "left early");
        }
        if (status == null) {
            return Bilingual.of("未点名", "not called");
        }
        return status == Status.PRESENT && !attendee.votes() ? Bilingual.of("列席", "in attendance") : status.label();
    }
}
