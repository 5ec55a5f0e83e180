package org.charterflow.meeting;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Outcome;
import org.charterflow.casefile.Act;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Lateness.Late;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A meeting in session, item by item: discussed, put to the vote, concluded (OSCAR-29.5, COIA-16.2). */
@Service
public class Proceedings {

    private final MeetingRecords records;
    private final ItemStore items;
    private final Meetings read;
    private final Rolls rolls;
    private final MeetingRules rules;
    private final Lateness lateness;
    private final Ballots ballots;

    Proceedings(
            MeetingRecords records,
            ItemStore items,
            Meetings read,
            Rolls rolls,
            MeetingRules rules,
            Lateness lateness,
            Ballots ballots) {
        this.records = records;
        this.items = items;
        this.read = read;
        this.rolls = rolls;
        this.rules = rules;
        this.lateness = lateness;
        this.ballots = ballots;
    }

    /** Keeps the main points of an item's discussion and how it was concluded; empty texts leave it open. */
    @Transactional
    public void note(String caseNumber, UUID id, String notes, String conclusion, String userId) {
        Meeting meeting = records.inSession(caseNumber, userId);
        AgendaItem item = items.get(meeting, id);
        items.note(id, notes.isBlank() ? null : notes.strip(), conclusion.isBlank() ? null : conclusion.strip());
        records.record(
                meeting, new Act(userId, "room", "item-noted", rules.article(meeting)), Map.of("item", item.title()));
    }

    /** Adds a topic to the agenda of the running meeting; it was not sent in time, and is only discussed. */
    @Transactional
    public void addItem(String caseNumber, UUID id, String userId) {
        Meeting meeting = records.inSession(caseNumber, userId);
        AgendaItem item = items.get(meeting, id);
        items.list(id, items.agenda(caseNumber).size() + 1);
        check(lateness.of(meeting), item);
        records.record(
                meeting, new Act(userId, "room", "item-listed", rules.article(meeting)), Map.of("item", item.title()));
    }

    /**
     * Prepares the vote on a motion of the meeting's own; whoever may open it then does.
     *
     * @return the ballot
     * @throws RuleViolation if the item is no motion of its own, was put before, was late and not admitted, another
     *     vote of the meeting runs, or there is no quorum
     */
    @Transactional
    public UUID put(String caseNumber, UUID id, String userId) {
        Meeting meeting = records.inSession(caseNumber, userId);
        AgendaItem item = items.get(meeting, id);
        if (!item.decides() || !item.ownBallot() || item.ballot() != null) {
            throw MeetingRefusals.nothingToPut(item);
        }
        if (item.blocked()) {
            throw MeetingRefusals.late(item);
        }
        UUID ballot = prepare(meeting, item, required(item.matter()), required(item.question()));
        items.ballot(id, ballot);
        records.record(
                meeting, new Act(userId, "room", "item-put", rules.article(meeting)), Map.of("item", item.title()));
        return ballot;
    }

    /**
     * Prepares the vote by which the organ admits an item that was late (R-OSCAR-17, R-COIA-12).
     *
     * @throws RuleViolation as {@link #put}; also if the item was in time, or its admission was voted on before
     */
    @Transactional
    public UUID putAdmission(String caseNumber, UUID id, String userId) {
        Meeting meeting = records.inSession(caseNumber, userId);
        AgendaItem item = items.get(meeting, id);
        if (!item.blocked() || item.admission() != null) {
            throw MeetingRefusals.nothingToAdmit(item);
        }
        Bilingual question = Bilingual.of(
                "是否同意将逾期的第 " + item.position() + " 项“" + item.title().zh() + "”列入本次会议表决？",
                "Shall item " + item.position() + " \"" + item.title().en() + "\", which was late, be decided at this"
                        + " meeting?");
        UUID ballot = prepare(meeting, item, Meetings.LATE_ITEM, question);
        items.admission(id, ballot);
        records.record(
                meeting,
                new Act(userId, "room", "admission-put", item.lateArticle()),
                Map.of("item", item.title(), "late", required(item.late())));
        return ballot;
    }

    /** Notes how a vote of the meeting ended: an item is admitted, or concluded. */
    @Transactional
    public void conclude(String caseNumber, UUID ballot) {
        Meeting meeting = records.get(caseNumber);
        AgendaItem item = items.ofBallot(ballot).orElseThrow(MeetingRefusals::noSuchItem);
        Ballot counted = ballots.get(ballot);
        boolean adopted = counted.outcome() == Outcome.ADOPTED;
        if (ballot.equals(item.admission())) {
            if (counted.state() == BallotState.WITHDRAWN) {
                items.admission(item.id(), null);
            } else {
                items.admit(item.id(), adopted);
            }
        } else if (counted.state() == BallotState.WITHDRAWN) {
            items.ballot(item.id(), null);
        } else {
            items.conclude(item.id(), outcome(counted));
        }
        records.record(
                meeting,
                Act.engine("item-voted", counted.ruleInForce().citation().toString()),
                Map.of("item", item.title(), "outcome", outcome(counted)));
    }

    /** Puts on record whether a decision was late; whether it was. */
    boolean check(Lateness.Evidence evidence, AgendaItem item) {
        Optional<Late> late = item.decides() ? evidence.late(item) : Optional.empty();
        items.late(item.id(), late.orElse(null));
        return late.isPresent();
    }

    /** Concludes what was voted on in a case of its own, as its ballot says. */
    void concludeVoted(String caseNumber) {
        for (AgendaItem item : items.agenda(caseNumber)) {
            if (item.conclusion() == null && item.ballot() != null) {
                Ballot ballot = ballots.get(item.ballot());
                if (ballot.state() == BallotState.CLOSED) {
                    items.conclude(item.id(), outcome(ballot));
                }
            }
        }
    }

    private UUID prepare(Meeting meeting, AgendaItem item, String matter, Bilingual question) {
        requireNoVote(meeting);
        rolls.requireQuorum(meeting, read.roll(meeting.caseNumber()));
        return ballots.prepare(new BallotDraft(
                meeting.alliance(),
                meeting.caseNumber(),
                meeting.organ(),
                matter,
                question,
                item.papers(),
                item.interestedMember()));
    }

    /** @throws RuleViolation if a vote of the meeting runs */
    void requireNoVote(Meeting meeting) {
        boolean running = ballots.ofCase(meeting.caseNumber()).stream()
                        .anyMatch(ballot -> !ballot.state().ended())
                || items.agenda(meeting.caseNumber()).stream()
                        .flatMap(item -> Stream.ofNullable(item.ballot()))
                        .anyMatch(ballot -> ballots.get(ballot).state() == BallotState.OPEN);
        if (running) {
            throw MeetingRefusals.voteRuns(meeting);
        }
    }

    private static String outcome(Ballot ballot) {
        return ballot.outcome() == null
                ? ballot.state().label().both("zh")
                : ballot.outcome().label().both("zh");
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a motion on the agenda has matter and question");
        }
        return value;
    }
}
