package org.charterflow.ballot;

import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Representative;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Who may vote for which seat of a sealed electorate at this moment: whoever acts for its unit (OSCAR-11, COIA-7). */
@Service
public class Voters {

    private final BallotStore store;
    private final Electorates electorates;

    Voters(BallotStore store, Electorates electorates) {
        this.store = store;
        this.electorates = electorates;
    }

    /** Who acts for a seat of the electorate; empty while its unit has named nobody. */
    public Optional<Representative> actingFor(UUID ballot, UUID seat) {
        return store.seat(ballot, seat).flatMap(electorates::actingFor);
    }

    /**
     * Checks who holds a seat's task.
     *
     * @param userId null for nobody
     * @throws RuleViolation unless it is who acts for the seat's unit at this moment; nobody, while nobody does
     */
    public void mustActFor(UUID ballot, UUID seat, @Nullable String userId) {
        String acting = actingFor(ballot, seat).map(Representative::userId).orElse(null);
        if (!Objects.equals(acting, userId)) {
            throw Refusals.notYourSeat(store.find(ballot).orElseThrow(Refusals::noSuchBallot));
        }
    }

    /** The seat of the electorate for which a user acts. */
    public Optional<UUID> seatOf(UUID ballot, String userId) {
        return electorates.seatOf(store.electorate(ballot), userId);
    }

    /**
     * The seat for which a user may vote now by a door.
     *
     * @throws RuleViolation if the vote is not open (any more), is not taken by this door, or the user acts for no seat of
     *     it that votes
     */
    public UUID seatToVote(UUID ballot, String userId, Channel door) {
        Ballot asked = store.find(ballot).orElseThrow(Refusals::noSuchBallot);
        if (asked.state() != BallotState.OPEN) {
            throw Refusals.notOpen(asked);
        }
        Doors.check(asked, door);
        return seatOf(ballot, userId)
                .orElseThrow(
                        () -> electorates.isAdviser(asked, userId) ? Refusals.noVote(asked) : Refusals.noSeat(asked));
    }
}
