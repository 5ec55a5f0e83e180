package org.charterflow.ballot;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is named for a unit while a vote is open takes over its seat (OSCAR-11, COIA-7). */
@Service
public class Successors {

    private final BallotStore store;
    private final VoteStore votes;
    private final BallotNotices notices;

    Successors(BallotStore store, VoteStore votes, BallotNotices notices) {
        this.store = store;
        this.votes = votes;
        this.notices = notices;
    }

    /** The open ballots in which a unit may vote, with its seat in each. */
    public Map<Ballot, UUID> openFor(String alliance, UUID member) {
        return store.openFor(alliance, member);
    }

    /** Asks who acts for a seat now, by a mail of their own; it says how the unit has voted, if it has. */
    @Transactional
    public void invite(Ballot open, UUID seat) {
        notices.successor(
                open,
                store.papers(open.id()),
                store.seat(open.id(), seat).orElseThrow(),
                votes.latest(open.id(), seat).orElse(null));
    }
}
