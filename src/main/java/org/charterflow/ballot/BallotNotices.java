package org.charterflow.ballot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Occupant;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.language.Moments;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The mails of a ballot, put into the outbox in the transaction of what they tell. */
@Component
class BallotNotices {

    /** The purpose of the tokens in a ballot's mails. */
    static final String PURPOSE = "ballot";

    private final Notices notices;
    private final Alliances alliances;
    private final Organs organs;
    private final Seats seats;
    private final Representatives representatives;
    private final String baseUrl;

    BallotNotices(
            Notices notices,
            Alliances alliances,
            Organs organs,
            Seats seats,
            Representatives representatives,
            @Value("${charterflow.base-url}") String baseUrl) {
        this.notices = notices;
        this.alliances = alliances;
        this.organs = organs;
        this.seats = seats;
        this.representatives = representatives;
        this.baseUrl = baseUrl;
    }

    /** Tells the organ that a question is before it, and until when it is discussed. */
    void discussion(Ballot ballot, List<Paper> papers) {
        Map<String, @Nullable Object> model = model(ballot, papers);
        model.put("discussionEnds", Moments.end(required(ballot.discussionEnds()), alliances.zone(ballot.alliance())));
        List<Addressee> all = seats.occupants(ballot.alliance(), ballot.organ()).stream()
                .flatMap(occupant -> addressee(ballot, occupant).stream())
                .toList();
        send(ballot, "ballot-discussion", model, all, null);
    }

    /** Asks for votes, and tells those without one that a vote is held. */
    void opened(Ballot ballot, List<Paper> papers, List<ElectorateSeat> electorate) {
        Map<String, @Nullable Object> model = model(ballot, papers);
        send(ballot, "ballot-opened", model, voters(ballot, electorate), reply());
        send(ballot, "ballot-announced", model, advisers(ballot), reply());
    }

    /**
     * Asks who acts for a seat since the vote opened.
     *
     * @param earlier the vote the seat has cast, which stands until it is replaced; null for none
     */
    void successor(Ballot ballot, List<Paper> papers, ElectorateSeat seat, @Nullable Vote earlier) {
        Map<String, @Nullable Object> model = model(ballot, papers);
        model.put("unit", seat.unit());
        model.put("earlier", earlier == null ? null : earlier.choice().label());
        send(ballot, "ballot-opened", model, voters(ballot, List.of(seat)), reply());
    }

    /** Asks once more those who have not voted. */
    void reminder(Ballot ballot, List<Paper> papers, List<ElectorateSeat> silent) {
        send(ballot, "ballot-reminder", model(ballot, papers), voters(ballot, silent), reply());
    }

    /**
     * A vote that was recorded and is to be confirmed.
     *
     * @param recused whether by declaring an interest the seat took no part
     */
    record Confirmed(ElectorateSeat seat, CastVote vote, VoteReceipt receipt, boolean recused) {}

    /**
     * Confirms votes, each to the one who acts for its seat.
     *
     * @param acting who acts for each unit now
     */
    void receipts(Ballot ballot, List<Confirmed> votes, Map<UUID, Representative> acting) {
        Map<String, @Nullable Object> model = model(ballot, List.of());
        List<Notice> receipts = new ArrayList<>();
        for (Confirmed vote : votes) {
            Representative person = acting.get(vote.seat().member());
            if (person != null) {
                receipts.add(notice(
                        ballot,
                        "vote-receipt",
                        receipt(ballot, model, vote),
                        List.of(addressee(ballot, person)),
                        reply()));
            }
        }
        if (!receipts.isEmpty()) {
            notices.send(receipts);
        }
    }

    private Map<String, @Nullable Object> receipt(
            Ballot ballot, Map<String, @Nullable Object> common, Confirmed confirmed) {
        CastVote vote = confirmed.vote();
        VoteReceipt receipt = confirmed.receipt();
        Map<String, @Nullable Object> model = new HashMap<>(common);
        model.put("unit", confirmed.seat().unit());
        model.put("choice", receipt.choice().label());
        model.put(
                "replaced",
                receipt.replaces() == null ? null : receipt.replaces().label());
        model.put(
                "overtakenBy",
                receipt.overtakenBy() == null ? null : receipt.overtakenBy().label());
        model.put("interest", vote.interest());
        model.put("recused", confirmed.recused());
        model.put("arrivedAt", Moments.at(vote.arrivedAt(), alliances.zone(ballot.alliance())));
        model.put("sequence", receipt.sequence());
        model.put("transcribed", vote.channel() == CastVote.Channel.TRANSCRIPTION);
        model.put("inRoom", vote.channel() == CastVote.Channel.ROOM);
        return model;
    }

    /** Tells everybody who sits in the organ, and who voted, how it ended. */
    void ended(Ballot ballot, List<ElectorateSeat> electorate, @Nullable Resolution resolution) {
        Map<String, @Nullable Object> model = model(ballot, List.of());
        model.put("withdrawn", ballot.state() == BallotState.WITHDRAWN);
        model.put("reason", ballot.withdrawalReason());
        model.put("outcome", ballot.outcome() == null ? null : ballot.outcome().label());
        model.put("arithmetic", resolution == null ? null : resolution.arithmetic());
        model.put("number", resolution == null ? null : resolution.number());
        Count count = ballot.count();
        if (count != null) {
            Tally tally = Tally.of(ballot.ruleInForce(), count);
            model.put("inFavour", count.inFavour());
            model.put("abstaining", count.abstaining());
            model.put("against", count.against());
            model.put("absent", count.outstanding());
            model.put("recused", count.recused());
            model.put("absentAbstain", tally.rule().absence() == VotingRule.Absence.ABSTAIN);
        }
        List<Addressee> all = Stream.concat(everyVoter(ballot, electorate).stream(), advisers(ballot).stream())
                .toList();
        send(ballot, "ballot-closed", model, all, null);
    }

    private Map<String, @Nullable Object> model(Ballot ballot, List<Paper> papers) {
        VotingRule rule = ballot.ruleInForce();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("organ", organs.get(ballot.alliance(), ballot.organ()).name());
        model.put("question", ballot.question());
        model.put("rule", RuleWords.of(rule));
        model.put("citation", rule.citation().toString());
        model.put("meeting", rule.form() == VotingRule.Form.MEETING);
        model.put(
                "papers",
                papers.stream()
                        .map(paper -> Map.of(
                                "name", paper.name(),
                                "url", baseUrl + "/documents/" + paper.document(),
                                "sha256", paper.sha256()))
                        .toList());
        if (ballot.closing() != null) {
            model.put("closesAt", Moments.end(ballot.deadline().at(), alliances.zone(ballot.alliance())));
            model.put("counting", ballot.deadline().explanation());
        }
        return model;
    }

    private List<Addressee> voters(Ballot ballot, List<ElectorateSeat> electorate) {
        return everyVoter(
                ballot, electorate.stream().filter(seat -> !seat.recused()).toList());
    }

    private List<Addressee> everyVoter(Ballot ballot, List<ElectorateSeat> electorate) {
        Map<UUID, Representative> current = representatives.ofMembers(
                electorate.stream().map(ElectorateSeat::member).toList());
        return electorate.stream()
                .flatMap(seat -> Optional.ofNullable(current.get(seat.member())).stream())
                .map(person -> addressee(ballot, person))
                .toList();
    }

    private List<Addressee> advisers(Ballot ballot) {
        return seats.occupants(ballot.alliance(), ballot.organ()).stream()
                .filter(occupant -> !occupant.seat().votes())
                .flatMap(occupant -> addressee(ballot, occupant).stream())
                .toList();
    }

    private static Optional<Addressee> addressee(Ballot ballot, Occupant occupant) {
        return Optional.ofNullable(occupant.representative()).map(person -> addressee(ballot, person));
    }

    private static Addressee addressee(Ballot ballot, Representative person) {
        return new Addressee(new Voter(ballot.id(), person.userId()).key(), person.name(), person.email(), null);
    }

    /** The ballot itself says whether an answer is late, by when it arrived; an expired token could only be refused. */
    private static Reply reply() {
        return new Reply(PURPOSE, null);
    }

    private void send(
            Ballot ballot,
            String kind,
            Map<String, @Nullable Object> model,
            List<Addressee> addressees,
            @Nullable Reply reply) {
        if (!addressees.isEmpty()) {
            notices.send(notice(ballot, kind, model, addressees, reply));
        }
    }

    private static Notice notice(
            Ballot ballot,
            String kind,
            Map<String, @Nullable Object> model,
            List<Addressee> addressees,
            @Nullable Reply reply) {
        return new Notice(ballot.alliance(), ballot.caseNumber(), kind, model, addressees, List.of(), reply);
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("A ballot under discussion has an end of its discussion");
        }
        return value;
    }
}
