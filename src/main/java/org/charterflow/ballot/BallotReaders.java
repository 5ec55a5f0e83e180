package org.charterflow.ballot;

import java.util.Set;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.OrganReaders;
import org.charterflow.document.OrganPapers;
import org.springframework.stereotype.Service;

/** Who reads how an organ decided, adopted or not: the organ itself, the secretariat and the auditor. */
@Service
public class BallotReaders implements OrganPapers {

    private final OrganReaders organs;
    private final BallotStore ballots;

    BallotReaders(OrganReaders organs, BallotStore ballots) {
        this.organs = organs;
        this.ballots = ballots;
    }

    /** The viewer as a reader of the alliance's ballots: their organs are looked up once for whatever is asked of it. */
    public BallotReader reader(Viewer viewer, String alliance) {
        boolean everything = viewer.seesConfidential(alliance);
        return new BallotReader(everything, everything ? Set.of() : organs.organsOf(viewer, alliance));
    }

    /** As {@link BallotReader#mayReadAll}, for a single ballot. */
    public boolean mayReadAll(Viewer viewer, Ballot ballot) {
        return reader(viewer, ballot.alliance()).mayReadAll(ballot);
    }

    @Override
    public boolean mayRead(Viewer viewer, String alliance, String caseNumber) {
        Set<String> own = organs.organsOf(viewer, alliance);
        return !own.isEmpty()
                && ballots.ofCase(caseNumber).stream()
                        .anyMatch(ballot -> ballot.alliance().equals(alliance) && own.contains(ballot.organ()));
    }
}
