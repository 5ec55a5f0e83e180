package org.charterflow.meeting;

import java.util.List;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.RollCall;
import org.charterflow.ballot.RollCall.Called;
import org.charterflow.language.Bilingual;

/**
 * Who was there, in the order of those entitled.
 *
 * @param quorumNeeded how many voting seats have to be there; 0 where the organ's rule asks for no quorum
 */
public record MeetingRoll(List<RollEntry> entries, int quorumNeeded) {

    public MeetingRoll {
        entries = List.copyOf(entries);
    }

    /** The roll of the seats that vote. */
    public RollCall voting() {
        return new RollCall(
                entries.stream()
                        .filter(entry -> entry.attendee().votes())
                        .map(MeetingRoll::called)
                        .toList(),
                quorumNeeded);
    }

    /** What was called of the seats. */
    public List<Attendance> seats() {
        return entries.stream().flatMap(entry -> entry.attendance().stream()).toList();
    }

    /** How many are there without a vote. */
    public int inAttendance() {
        return Math.toIntExact(entries.stream()
                .filter(entry -> !entry.attendee().votes() && entry.there())
                .count());
    }

    /** Whether enough are there to decide. */
    public boolean quorum() {
        return voting().quorum();
    }

    /** Sums and quorum, such as "12 entitled, 6 present, 6 absent; quorum 6: reached; 2 in attendance". */
    public Bilingual words() {
        Bilingual voting = voting().words();
        return Bilingual.of(
                voting.zh() + "；列席 " + inAttendance(), voting.en() + "; " + inAttendance() + " in attendance");
    }

    private static Called called(RollEntry entry) {
        if (entry.attendee().seat() == null) {
            throw new IllegalStateException(
                    "Nobody votes without a seat: " + entry.attendee().key());
        }
        return new Called(
                entry.attendee().seat(),
                entry.status() == null ? null : new Attendance(entry.attendee().seat(), entry.status(), entry.proxy()),
                null);
    }
}
