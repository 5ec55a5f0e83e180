package org.charterflow.ballot;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Representative;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.language.Moments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Writes votes down, having checked that they may be cast. */
@Component
class VoteRecorder {

    private final BallotStore store;
    private final VoteStore votes;
    private final Electorates electorates;
    private final BallotNotices notices;
    private final Alliances alliances;
    private final Journal journal;

    VoteRecorder(
            BallotStore store,
            VoteStore votes,
            Electorates electorates,
            BallotNotices notices,
            Alliances alliances,
            Journal journal) {
        this.store = store;
        this.votes = votes;
        this.electorates = electorates;
        this.notices = notices;
        this.alliances = alliances;
        this.journal = journal;
    }

    /** A vote by the person who acts for the seat's unit at this moment. */
    @Transactional(propagation = Propagation.MANDATORY)
    VoteReceipt cast(CastVote vote) {
        Ballot ballot = open(vote);
        ElectorateSeat seat = store.seat(ballot.id(), vote.seat())
                .filter(found -> electorates
                        .actingFor(found)
                        .map(Representative::userId)
                        .filter(vote.voter()::equals)
                        .isPresent())
                .orElseThrow(() -> electorates.isAdviser(ballot, vote.voter())
                        ? Refusals.noVote(ballot)
                        : Refusals.noSeat(ballot));
        return record(ballot, seat, vote, null, null);
    }

    /** A vote that was given at a meeting and is entered by its organiser. */
    @Transactional(propagation = Propagation.MANDATORY)
    VoteReceipt enterInRoom(CastVote vote) {
        Ballot ballot = open(vote);
        ElectorateSeat seat = store.seat(ballot.id(), vote.seat()).orElseThrow(() -> Refusals.notOfElectorate(ballot));
        return record(ballot, seat, vote, null, null);
    }

    /** A signed paper vote that a second person has confirmed against its scan. */
    @Transactional(propagation = Propagation.MANDATORY)
    VoteReceipt transcribe(CastVote vote, String enteredBy, UUID scan) {
        Ballot ballot = open(vote);
        ElectorateSeat seat = store.seat(ballot.id(), vote.seat()).orElseThrow(() -> Refusals.noSeat(ballot));
        return record(ballot, seat, vote, enteredBy, scan);
    }

    /** The ballot, if a vote that arrived then is in time. */
    private Ballot open(CastVote vote) {
        Ballot ballot = store.findForVote(vote.ballot()).orElseThrow(Refusals::noSuchBallot);
        if (ballot.state() != BallotState.OPEN) {
            throw Refusals.notOpen(ballot);
        }
        if (!ballot.deadline().admits(vote.arrivedAt())) {
            throw Refusals.late(ballot, Moments.end(ballot.deadline().at(), alliances.zone(ballot.alliance())));
        }
        Doors.check(ballot, vote.channel());
        String remark = vote.remark();
        if (remark != null && remark.codePointCount(0, remark.length()) > CastVote.LONGEST_REMARK) {
            throw Refusals.remarkTooLong();
        }
        return ballot;
    }

    private VoteReceipt record(
            Ballot ballot, ElectorateSeat seat, CastVote vote, @Nullable String enteredBy, @Nullable UUID scan) {
        if (seat.recused()) {
            throw Refusals.recused(ballot);
        }
        votes.lockSeat(ballot.id(), seat.seat());
        Doors.check(ballot, vote.channel(), votes.attendance(ballot.id(), seat.seat()));
        Optional<Vote> before = votes.latest(ballot.id(), seat.seat());
        VoteStore.Appended appended = votes.append(vote, enteredBy, scan);
        long sequence = appended.sequence();
        boolean counts = before.isEmpty() || !before.get().at().isAfter(appended.arrivedAt());
        Choice other = before.map(Vote::choice).orElse(null);
        journal.record(new JournalEntry(
                ballot.alliance(),
                ballot.caseNumber(),
                vote.voter(),
                vote.channel().code(),
                action(counts, other),
                ballot.ruleInForce().citation().toString(),
                Map.of(
                        "ballot", ballot.id(),
                        "seat", seat.seat(),
                        "sequence", sequence,
                        "interest", vote.interest())));
        VoteReceipt receipt = new VoteReceipt(sequence, vote.choice(), counts ? other : null, counts ? null : other);
        notices.receipt(ballot, seat, vote, receipt, ballot.ruleInForce().recusal() && vote.interest());
        return receipt;
    }

    private static String action(boolean counts, @Nullable Choice other) {
        if (!counts) {
            return "vote-overtaken";
        }
        return other == null ? "vote-cast" : "vote-replaced";
    }
}
