package org.charterflow.ballot;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;

/** What is asked of meetings by a vote whose rule puts it to one; implemented by the feature that holds them. */
public interface MeetingGate {

    /**
     * Whether the question may be opened now.
     *
     * @param ballot prepared, its rule of the form {@code meeting}
     * @throws RuleViolation unless it is on the agenda of a meeting of its organ that is in session, and was in time, or
     *     was admitted by the organ (OSCAR-29.5, COIA-16.1)
     */
    void admit(Ballot ballot);

    /** The case number of the meeting on whose agenda the question stands, or stood last; empty for none. */
    Optional<String> meeting(UUID ballot);

    /** That the question was late and was decided because the organ admitted it, for the register; empty otherwise. */
    Optional<Bilingual> exception(UUID ballot);

    /** Whether a meeting put the question itself: it is decided there, even where the rule would allow it in writing. */
    boolean puts(UUID ballot);

    /** The meeting's roll as it stands, seats that were called alone. */
    List<Attendance> roll(Ballot ballot);
}
