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

    /** Whether the viewer may see the ballot whatever became of it, with the votes by name where they are not secret. */
    public boolean mayReadAll(Viewer viewer, Ballot ballot) {
        return viewer.seesConfidential(ballot.alliance())
                || organs.organsOf(viewer, ballot.alliance()).contains(ballot.organ());
    }

    @Override
    public boolean mayRead(Viewer viewer, String alliance, String caseNumber) {
        Set<String> own = organs.organsOf(viewer, alliance);
        return !own.isEmpty()
                && ballots.ofCase(caseNumber).stream()
                        .anyMatch(ballot -> ballot.alliance().equals(alliance) && own.contains(ballot.organ()));
    }
}
