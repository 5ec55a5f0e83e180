package org.charterflow.ballot;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Representative;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Votes at a meeting, taken in the room: the roll is called, those who are there vote, the organiser closes the vote.
 * That the caller is an organiser is checked by the door. Whoever runs a meeting hands its roll over by
 * {@link #callRoll}, for each vote anew.
 */
@Service
public class RoomBallots {

    private final BallotStore store;
    private final VoteStore votes;
    private final VoteRecorder recorder;
    private final Electorates electorates;
    private final Journal journal;
    private final Clock clock;

    RoomBallots(
            BallotStore store,
            VoteStore votes,
            VoteRecorder recorder,
            Electorates electorates,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.votes = votes;
        this.recorder = recorder;
        this.electorates = electorates;
        this.journal = journal;
        this.clock = clock;
    }

    /** Whether the viewer runs this vote in the room: who opened it, who may open it, and the secretariat. */
    public boolean isOrganiser(Viewer viewer, Ballot ballot) {
        String userId = viewer.userId();
        return userId != null
                && viewer.belongsTo(ballot.alliance())
                && ballot.rule() != null
                && ballot.ruleInForce().form() == VotingRule.Form.MEETING
                && (viewer.isSecretariat(ballot.alliance())
                        || userId.equals(ballot.calledBy())
                        || electorates.mayCall(ballot, userId));
    }

    /** The roll as it was called so far, in the electorate's order. */
    public RollCall roll(UUID ballot) {
        Ballot found = store.find(ballot).orElseThrow(Refusals::noSuchBallot);
        return new RollCall(
                votes.roll(ballot, found.ruleInForce().recusal()),
                Tally.of(
                                found.ruleInForce(),
                                votes.count(ballot, found.ruleInForce().recusal()))
                        .quorumNeeded());
    }

    /**
     * Whether the vote is over for those who are there, where the rule closes it when all have voted.
     *
     * @param ballot open, and decided at a meeting
     */
    public boolean closes(Ballot ballot) {
        VotingRule rule = ballot.ruleInForce();
        return rule.form() == VotingRule.Form.MEETING
                && rule.closing() != VotingRule.Closing.DEADLINE
                && roll(ballot.id()).allHaveVoted();
    }

    /**
     * Records who is there. Of a seat the latest call counts; a seat that is called again unchanged gets no new entry.
     *
     * @throws RuleViolation if the vote is not open or not held at a meeting, a seat may not vote in it, has voted and is
     *     called absent, is represented where the rule allows nobody that, or by somebody who is there for another seat
     */
    @Transactional
    public void callRoll(UUID ballot, List<Attendance> called, String by) {
        Ballot open = open(ballot);
        List<UUID> asked = called.stream().map(Attendance::seat).toList();
        // All at once, so that they are locked in the order in which votes lock theirs.
        Map<UUID, ElectorateSeat> seats = store.seatsForVote(ballot, asked);
        Map<UUID, VoteStore.Before> before = votes.before(ballot, asked);
        for (Attendance each : called) {
            call(open, seats.get(each.seat()), before.get(each.seat()), each, by);
        }
        RollCall roll = roll(ballot);
        nobodyForTwo(open, roll);
        record(
                open,
                by,
                "attendance-recorded",
                Map.of(
                        "ballot", ballot,
                        "present", roll.present(),
                        "represented", roll.represented(),
                        "absent", roll.absent()));
    }

    /** The questions prepared for a meeting of an organ and not opened yet, the earliest first. */
    public List<Ballot> waiting(String alliance, String organ) {
        return store.prepared(alliance, organ).stream()
                .filter(ballot -> ballot.rule() != null && ballot.ruleInForce().form() == VotingRule.Form.MEETING)
                .toList();
    }

    /**
     * Takes over the roll of the meeting in which a vote is open; recused seats are not called.
     *
     * @throws RuleViolation as {@link #callRoll}
     */
    @Transactional
    public void takeOver(UUID ballot, List<Attendance> roll, String by) {
        List<UUID> voting = store.electorate(ballot).stream()
                .filter(seat -> !seat.recused())
                .map(ElectorateSeat::seat)
                .toList();
        List<Attendance> called =
                roll.stream().filter(each -> voting.contains(each.seat())).toList();
        if (!called.isEmpty()) {
            callRoll(ballot, called, by);
        }
    }

    /**
     * Records a vote given in the room, entered by the organiser.
     *
     * @throws RuleViolation if the vote is not open or not held at a meeting, or nobody is there for the seat
     */
    @Transactional
    public VoteReceipt enter(CastVote vote) {
        return recorder.enterInRoom(vote);
    }

    /**
     * Notes that the organiser ends the vote; the process then counts it.
     *
     * @throws RuleViolation if the vote is not open, not held at a meeting, or a seat was not called
     */
    @Transactional
    public void end(UUID ballot, String by) {
        Ballot open = open(ballot);
        RollCall roll = roll(ballot);
        if (!roll.complete()) {
            throw Refusals.rollIncomplete(open, roll.uncalled());
        }
        record(open, by, "vote-ended-in-room", Map.of("ballot", ballot, "undecided", roll.undecided()));
    }

    private void call(
            Ballot open,
            @Nullable ElectorateSeat seat,
            VoteStore.@Nullable Before before,
            Attendance called,
            String by) {
        if (seat == null || before == null) {
            throw Refusals.notOfElectorate(open);
        }
        if (seat.recused()) {
            throw Refusals.recused(open);
        }
        if (called.status() == Status.ABSENT && before.latest().isPresent()) {
            throw Refusals.votedAndAbsent(open, seat);
        }
        if (called.status() == Status.REPRESENTED && !open.ruleInForce().representation()) {
            throw Refusals.noRepresentation(open);
        }
        if (!before.called().filter(called::equals).isPresent()) {
            votes.call(open.id(), called, by, now());
        }
    }

    /** Nobody acts for two units: who holds a proxy is there for no other seat. */
    private void nobodyForTwo(Ballot open, RollCall roll) {
        List<String> proxies = roll.seats().stream()
                .flatMap(seat -> Stream.ofNullable(seat.attendance()))
                .flatMap(attendance -> Stream.ofNullable(attendance.representedBy()))
                .toList();
        if (proxies.isEmpty()) {
            return;
        }
        List<String> there =
                Stream.concat(proxies.stream(), present(open, roll)).toList();
        proxies.stream()
                .filter(name -> Collections.frequency(there, name) > 1)
                .findFirst()
                .ifPresent(name -> {
                    throw Refusals.twoUnits(open, name);
                });
    }

    /** The names of the representatives who are there themselves. */
    private Stream<String> present(Ballot open, RollCall roll) {
        return roll.seats().stream()
                .filter(seat -> seat.is(Status.PRESENT))
                .flatMap(seat -> store.seat(open.id(), seat.seat()).flatMap(electorates::actingFor).stream())
                .map(Representative::name);
    }

    private Ballot open(UUID ballot) {
        Ballot found = store.findForVote(ballot).orElseThrow(Refusals::noSuchBallot);
        if (found.state() != BallotState.OPEN) {
            throw Refusals.notOpen(found);
        }
        if (found.ruleInForce().form() != VotingRule.Form.MEETING) {
            throw Refusals.notAtMeeting(found);
        }
        return found;
    }

    private void record(Ballot ballot, String actor, String action, Map<String, Object> data) {
        journal.record(new JournalEntry(
                ballot.alliance(),
                ballot.caseNumber(),
                actor,
                "room",
                action,
                ballot.ruleInForce().citation().toString(),
                data));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
