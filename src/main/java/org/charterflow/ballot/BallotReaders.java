package org.charterflow.ballot;

import java.util.List;
import java.util.Set;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.OrganReaders;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.document.OrganPapers;
import org.springframework.stereotype.Service;

/** Who reads how an organ decided, adopted or not: the organ itself, the secretariat and the auditor. */
@Service
public class BallotReaders implements OrganPapers {

    private static final Set<String> FOR_EVERYBODY = Set.of(
            "ballot-prepared",
            "voting-rule-adopted",
            "ballot-called",
            "ballot-opened",
            "ballot-withdrawn",
            "resolution-recorded");
    private static final String COUNTED = "ballot-closed";

    private final OrganReaders organs;
    private final BallotStore ballots;

    BallotReaders(OrganReaders organs, BallotStore ballots) {
        this.organs = organs;
        this.ballots = ballots;
    }

    /** Whether the viewer may see the ballot whatever became of it, with the votes by name where they are not secret. */
    public boolean mayReadAll(Viewer viewer, Ballot ballot) {
        return viewer.seesConfidential(ballot.alliance())
                || organs.organsOf(viewer, ballot.alliance()).contains(ballot.organ());
    }

    /**
     * Whether the viewer may read what the journal says of one of these ballots. Single votes and whatever tells how
     * many there are belong to those who decide; others read how a question came up and, if it was adopted, the count.
     *
     * @param ballots the ballots of the entry's case
     */
    public boolean mayRead(Viewer viewer, List<Ballot> ballots, JournalEntry entry) {
        String id = String.valueOf(entry.data().get("ballot"));
        return ballots.stream()
                .filter(ballot -> ballot.id().toString().equals(id))
                .allMatch(ballot -> FOR_EVERYBODY.contains(entry.action())
                        || ballot.outcome() == Outcome.ADOPTED && entry.action().equals(COUNTED)
                        || mayReadAll(viewer, ballot));
    }

    @Override
    public boolean mayRead(Viewer viewer, String alliance, String caseNumber) {
        Set<String> own = organs.organsOf(viewer, alliance);
        return !own.isEmpty()
                && ballots.ofCase(caseNumber).stream()
                        .anyMatch(ballot -> ballot.alliance().equals(alliance) && own.contains(ballot.organ()));
    }
}
