package org.charterflow.ballot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Representative;
import org.charterflow.ballot.BallotNotices.Confirmed;
import org.charterflow.ballot.VoteStore.Appended;
import org.charterflow.ballot.VoteStore.Before;
import org.charterflow.ballot.VoteStore.Entry;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.language.Moments;
import org.charterflow.language.RuleViolation;
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
        return castTogether(List.of(vote)).get(0).orThrow();
    }

    /**
     * The same for votes of one ballot, each of another seat. Of those that are refused nothing is written; what becomes
     * of one does not touch the others.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Cast> castTogether(List<CastVote> votes) {
        Ballot ballot = ballot(votes);
        Map<UUID, ElectorateSeat> seats = seats(ballot, votes);
        Map<UUID, Representative> acting = electorates.actingFor(seats.values());
        Map<UUID, RuleViolation> refused = new HashMap<>();
        for (CastVote vote : votes) {
            try {
                admit(ballot, vote);
                ElectorateSeat seat = seats.get(vote.seat());
                Representative voter = seat == null ? null : acting.get(seat.member());
                if (voter == null || !voter.userId().equals(vote.voter())) {
                    throw electorates.isAdviser(ballot, vote.voter())
                            ? Refusals.noVote(ballot)
                            : Refusals.noSeat(ballot);
                }
            } catch (RuleViolation violation) {
                refused.put(vote.seat(), violation);
            }
        }
        List<Entry> admitted = votes.stream()
                .filter(vote -> !refused.containsKey(vote.seat()))
                .map(vote -> new Entry(vote, null, null))
                .toList();
        Map<UUID, Cast> recorded = record(ballot, seats, admitted);
        return votes.stream()
                .map(vote -> {
                    RuleViolation violation = refused.get(vote.seat());
                    return violation == null ? required(recorded, vote.seat()) : Cast.refused(violation);
                })
                .toList();
    }

    /** A vote that was given at a meeting and is entered by its organiser. */
    @Transactional(propagation = Propagation.MANDATORY)
    VoteReceipt enterInRoom(CastVote vote) {
        return enter(new Entry(vote, null, null), Refusals::notOfElectorate);
    }

    /** A signed paper vote that a second person has confirmed against its scan. */
    @Transactional(propagation = Propagation.MANDATORY)
    VoteReceipt transcribe(CastVote vote, String enteredBy, UUID scan) {
        return enter(new Entry(vote, enteredBy, scan), Refusals::noSeat);
    }

    private VoteReceipt enter(Entry entry, Function<Ballot, RuleViolation> strange) {
        CastVote vote = entry.vote();
        Ballot ballot = ballot(List.of(vote));
        admit(ballot, vote);
        Map<UUID, ElectorateSeat> seats = seats(ballot, List.of(vote));
        if (seats.isEmpty()) {
            throw strange.apply(ballot);
        }
        return required(record(ballot, seats, List.of(entry)), vote.seat()).orThrow();
    }

    private Ballot ballot(List<CastVote> votes) {
        return store.findForVote(votes.get(0).ballot()).orElseThrow(Refusals::noSuchBallot);
    }

    private Map<UUID, ElectorateSeat> seats(Ballot ballot, List<CastVote> votes) {
        return store.seatsForVote(
                ballot.id(), votes.stream().map(CastVote::seat).toList());
    }

    /** Lets a vote pass that comes in time, by a door that is open. */
    private void admit(Ballot ballot, CastVote vote) {
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
    }

    /** Writes votes of seats that were locked, with journal and receipts; of a seat that may not vote it says why. */
    private Map<UUID, Cast> record(Ballot ballot, Map<UUID, ElectorateSeat> seats, List<Entry> entries) {
        Map<UUID, Cast> cast = new HashMap<>();
        Map<UUID, Before> before = votes.before(ballot.id(), seats.keySet());
        for (Entry entry : entries) {
            UUID seat = entry.vote().seat();
            try {
                if (required(seats, seat).recused()) {
                    throw Refusals.recused(ballot);
                }
                Doors.check(
                        ballot, entry.vote().channel(), required(before, seat).called());
            } catch (RuleViolation violation) {
                cast.put(seat, Cast.refused(violation));
            }
        }
        List<Entry> admitted = entries.stream()
                .filter(entry -> !cast.containsKey(entry.vote().seat()))
                .toList();
        if (admitted.isEmpty()) {
            return cast;
        }
        Map<UUID, Appended> appended = votes.append(admitted);
        List<JournalEntry> acts = new ArrayList<>();
        List<Confirmed> confirmed = new ArrayList<>();
        for (Entry entry : admitted) {
            CastVote vote = entry.vote();
            VoteReceipt receipt = receipt(
                    vote,
                    required(appended, vote.seat()),
                    required(before, vote.seat()).latest());
            acts.add(act(ballot, vote, receipt));
            confirmed.add(new Confirmed(
                    required(seats, vote.seat()),
                    vote,
                    receipt,
                    ballot.ruleInForce().recusal() && vote.interest()));
            cast.put(vote.seat(), Cast.recorded(receipt));
        }
        journal.record(acts);
        notices.receipts(ballot, confirmed);
        return cast;
    }

    private static VoteReceipt receipt(CastVote vote, Appended appended, Optional<Vote> before) {
        boolean counts = before.isEmpty() || !before.get().at().isAfter(appended.arrivedAt());
        Choice other = before.map(Vote::choice).orElse(null);
        return new VoteReceipt(appended.sequence(), vote.choice(), counts ? other : null, counts ? null : other);
    }

    private static JournalEntry act(Ballot ballot, CastVote vote, VoteReceipt receipt) {
        return new JournalEntry(
                ballot.alliance(),
                ballot.caseNumber(),
                vote.voter(),
                vote.channel().code(),
                action(receipt),
                ballot.ruleInForce().citation().toString(),
                Map.of(
                        "ballot", ballot.id(),
                        "seat", vote.seat(),
                        "sequence", receipt.sequence(),
                        "interest", vote.interest()));
    }

    private static String action(VoteReceipt receipt) {
        if (receipt.overtakenBy() != null) {
            return "vote-overtaken";
        }
        return receipt.replaces() == null ? "vote-cast" : "vote-replaced";
    }

    private static <T> T required(Map<UUID, T> bySeat, UUID seat) {
        return Objects.requireNonNull(bySeat.get(seat));
    }
}
