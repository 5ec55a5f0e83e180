package org.charterflow.ballot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
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
    List<Cast> castTogether(List<CastVote> together) {
        Ballot ballot = ballot(together);
        Map<UUID, ElectorateSeat> seats = seats(ballot, together);
        return record(
                ballot,
                seats,
                together.stream().map(vote -> new Entry(vote, null, null)).toList(),
                (vote, acting) -> {
                    ElectorateSeat seat = seats.get(vote.seat());
                    Representative voter = seat == null ? null : acting.get(seat.member());
                    if (voter == null || !voter.userId().equals(vote.voter())) {
                        throw electorates.isAdviser(ballot, vote.voter())
                                ? Refusals.noVote(ballot)
                                : Refusals.noSeat(ballot);
                    }
                });
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
        Ballot ballot = ballot(List.of(entry.vote()));
        Map<UUID, ElectorateSeat> seats = seats(ballot, List.of(entry.vote()));
        return record(ballot, seats, List.of(entry), (vote, acting) -> {
                    if (seats.isEmpty()) {
                        throw strange.apply(ballot);
                    }
                })
                .get(0)
                .orThrow();
    }

    private Ballot ballot(List<CastVote> together) {
        return store.findForVote(together.get(0).ballot()).orElseThrow(Refusals::noSuchBallot);
    }

    private Map<UUID, ElectorateSeat> seats(Ballot ballot, List<CastVote> together) {
        return store.seatsForVote(
                ballot.id(), together.stream().map(CastVote::seat).toList());
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

    /**
     * Writes those votes down that may be cast, with journal and receipts, and says of the others why not.
     *
     * @param seats those of the votes' seats that are of the electorate, locked
     * @param entitled is told who acts for each unit; throws where the seat is not the electorate's, or not the voter's
     */
    private List<Cast> record(
            Ballot ballot,
            Map<UUID, ElectorateSeat> seats,
            List<Entry> entries,
            BiConsumer<CastVote, Map<UUID, Representative>> entitled) {
        Map<UUID, Before> before = votes.before(ballot.id(), seats.keySet());
        Map<UUID, Representative> acting = electorates.actingFor(seats.values());
        Map<UUID, Cast> casts = new HashMap<>();
        List<Entry> admitted = new ArrayList<>();
        for (Entry entry : entries) {
            CastVote vote = entry.vote();
            try {
                admit(ballot, vote);
                entitled.accept(vote, acting);
                if (required(seats, vote.seat()).recused()) {
                    throw Refusals.recused(ballot);
                }
                Doors.check(
                        ballot, vote.channel(), required(before, vote.seat()).called());
                admitted.add(entry);
            } catch (RuleViolation violation) {
                casts.put(vote.seat(), Cast.refused(violation));
            }
        }
        if (!admitted.isEmpty()) {
            List<Confirmed> recorded = write(ballot, seats, before, admitted);
            notices.receipts(ballot, recorded, acting);
            recorded.forEach(each -> casts.put(each.vote().seat(), Cast.recorded(each.receipt())));
        }
        return entries.stream()
                .map(entry -> required(casts, entry.vote().seat()))
                .toList();
    }

    private List<Confirmed> write(
            Ballot ballot, Map<UUID, ElectorateSeat> seats, Map<UUID, Before> before, List<Entry> admitted) {
        Map<UUID, Appended> appended = votes.append(admitted);
        List<Confirmed> recorded = admitted.stream()
                .map(Entry::vote)
                .map(vote -> new Confirmed(
                        required(seats, vote.seat()),
                        vote,
                        receipt(
                                vote,
                                required(appended, vote.seat()),
                                required(before, vote.seat()).latest()),
                        ballot.ruleInForce().recusal() && vote.interest()))
                .toList();
        journal.record(recorded.stream()
                .map(each -> act(ballot, each.vote(), each.receipt()))
                .toList());
        return recorded;
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
