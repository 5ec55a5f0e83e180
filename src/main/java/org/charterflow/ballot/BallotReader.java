package org.charterflow.ballot;

import java.util.List;
import java.util.Set;
import org.charterflow.casefile.JournalEntry;

/**
 * Somebody who reads ballots of one alliance.
 *
 * @param everything whether they read how every organ decided
 * @param organs those that they belong to
 */
public record BallotReader(boolean everything, Set<String> organs) {

    private static final Set<String> FOR_EVERYBODY = Set.of(
            "ballot-prepared",
            "voting-rule-adopted",
            "ballot-called",
            "ballot-opened",
            "ballot-withdrawn",
            "resolution-recorded");
    private static final String COUNTED = "ballot-closed";

    /** Whether they may see the ballot whatever became of it, with the votes by name where they are not secret. */
    public boolean mayReadAll(Ballot ballot) {
        return everything || organs.contains(ballot.organ());
    }

    /**
     * Whether they may read what the journal says of one of these ballots. Single votes and whatever tells how many
     * there are belong to those who decide; others read how a question came up and, if it was adopted, the count.
     *
     * @param ballots the ballots of the entry's case
     */
    public boolean mayRead(List<Ballot> ballots, JournalEntry entry) {
        String id = String.valueOf(entry.data().get("ballot"));
        return ballots.stream()
                .filter(ballot -> ballot.id().toString().equals(id))
                .allMatch(ballot -> FOR_EVERYBODY.contains(entry.action())
                        || ballot.outcome() == Outcome.ADOPTED && entry.action().equals(COUNTED)
                        || mayReadAll(ballot));
    }
}
