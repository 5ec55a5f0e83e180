package org.charterflow.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.alliance.Alliances;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Outcome;
import org.charterflow.ballot.VotingRule;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Lateness.Late;
import org.charterflow.meeting.Sitting.Ending;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A meeting on its day: opened, roll called, item by item, votes put, adjourned or closed, each with its time. */
@Service
public class Sessions {

    private final MeetingRecords records;
    private final MeetingStore meetings;
    private final ItemStore items;
    private final Meetings read;
    private final Rolls rolls;
    private final MeetingRules rules;
    private final Lateness lateness;
    private final MeetingNotices notices;
    private final Ballots ballots;
    private final Alliances alliances;
    private final CaseFiles cases;
    private final Clock clock;

    Sessions(
            MeetingRecords records,
            MeetingStore meetings,
            ItemStore items,
            Meetings read,
            Rolls rolls,
            MeetingRules rules,
            Lateness lateness,
            MeetingNotices notices,
            Ballots ballots,
            Alliances alliances,
            CaseFiles cases,
            Clock clock) {
        this.records = records;
        this.meetings = meetings;
        this.items = items;
        this.read = read;
        this.rolls = rolls;
        this.rules = rules;
        this.lateness = lateness;
        this.notices = notices;
        this.ballots = ballots;
        this.alliances = alliances;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Opens the meeting, or opens it again after it was adjourned. Which items were late is put on record now: they are
     * discussed and not decided, unless the organ admits them (OSCAR-29.5, COIA-16.1).
     *
     * @throws RuleViolation if the user does not run it, its day has not come, or it is open or over
     */
    @Transactional
    public void open(String caseNumber, String userId, String channel) {
        Meeting meeting = records.forOrganiser(caseNumber, userId);
        if (!meeting.state().ahead()) {
            throw MeetingRefusals.wrongState(meeting);
        }
        LocalDate day =
                meeting.startsAt().atZone(alliances.zone(meeting.alliance())).toLocalDate();
        if (alliances.today(meeting.alliance()).isBefore(day)) {
            throw MeetingRefusals.notItsDay(meeting, day);
        }
        notices.refresh(meeting);
        Lateness.Evidence evidence = lateness.of(meeting);
        int late = 0;
        for (AgendaItem item : items.agenda(caseNumber)) {
            late += check(evidence, item) ? 1 : 0;
        }
        Optional<VotingRule> rule = read.rule(meeting);
        int entitled = Math.toIntExact(
                read.attendees(caseNumber).stream().filter(Attendee::votes).count());
        meetings.openSitting(
                caseNumber,
                now(),
                userId,
                rule.map(each -> each.quorumOf(entitled)).orElse(0),
                rule.filter(VotingRule::representation).isPresent());
        records.save(
                meeting.in(MeetingState.IN_SESSION),
                new Act(userId, channel, "meeting-opened", article(meeting)),
                Map.of("late", late));
        cases.state(caseNumber, "in-session", MeetingState.IN_SESSION.label());
    }

    /** What was called of somebody. */
    public record Called(
            String key, Status status, @Nullable String proxy) {}

    /**
     * Calls the roll; of a person the latest call counts.
     *
     * @param at the item at which they came or left; null for the beginning
     * @throws RuleViolation if the user does not run the meeting, it is not in session, somebody is not entitled to
     *     attend, or is represented where the organ's rule does not allow it or by somebody who is there themselves
     */
    @Transactional
    public void callRoll(String caseNumber, List<Called> called, @Nullable UUID at, String userId) {
        Meeting meeting = inSession(caseNumber, userId);
        rolls.call(meeting, called, at, userId, now());
        MeetingRoll roll = read.roll(caseNumber);
        records.record(
                meeting,
                new Act(userId, "room", "roll-called", article(meeting)),
                Map.of("roll", roll.words(), "quorum", roll.quorum()));
    }

    /** Names who takes the minutes. */
    @Transactional
    public void recorder(String caseNumber, String name, String userId) {
        Meeting meeting = records.forOrganiser(caseNumber, userId);
        records.save(
                meeting.recordedBy(name.isBlank() ? null : name.strip()),
                new Act(userId, "room", "recorder-named", article(meeting)),
                Map.of("recorder", name));
    }

    /** Keeps the main points of an item's discussion and how it was concluded; empty texts leave it open. */
    @Transactional
    public void note(String caseNumber, UUID id, String notes, String conclusion, String userId) {
        Meeting meeting = inSession(caseNumber, userId);
        AgendaItem item = item(meeting, id);
        items.note(id, notes.isBlank() ? null : notes.strip(), conclusion.isBlank() ? null : conclusion.strip());
        records.record(meeting, new Act(userId, "room", "item-noted", article(meeting)), Map.of("item", item.title()));
    }

    /** Adds a topic to the agenda of the running meeting; it was not sent in time, and is only discussed. */
    @Transactional
    public void addItem(String caseNumber, UUID id, String userId) {
        Meeting meeting = inSession(caseNumber, userId);
        AgendaItem item = item(meeting, id);
        items.list(id, items.agenda(caseNumber).size() + 1);
        check(lateness.of(meeting), item);
        records.record(meeting, new Act(userId, "room", "item-listed", article(meeting)), Map.of("item", item.title()));
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
        Meeting meeting = inSession(caseNumber, userId);
        AgendaItem item = item(meeting, id);
        if (!item.decides() || !item.ownBallot() || item.ballot() != null) {
            throw MeetingRefusals.nothingToPut(item);
        }
        if (item.blocked()) {
            throw MeetingRefusals.late(item);
        }
        UUID ballot = prepare(meeting, item, required(item.matter()), required(item.question()));
        items.ballot(id, ballot);
        records.record(meeting, new Act(userId, "room", "item-put", article(meeting)), Map.of("item", item.title()));
        return ballot;
    }

    /**
     * Prepares the vote by which the organ admits an item that was late (R-OSCAR-17, R-COIA-12).
     *
     * @throws RuleViolation as {@link #put}; also if the item was in time, or its admission was voted on before
     */
    @Transactional
    public UUID putAdmission(String caseNumber, UUID id, String userId) {
        Meeting meeting = inSession(caseNumber, userId);
        AgendaItem item = item(meeting, id);
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

    /**
     * Interrupts the meeting; it goes on at another time. Where too few are there, it is convened anew: its lead time
     * counts again.
     *
     * @throws RuleViolation if the user does not run it, it is not in session, a vote runs, or the date is past
     */
    @Transactional
    public void adjourn(String caseNumber, Instant start, Instant end, String userId, String channel) {
        Meeting meeting = inSession(caseNumber, userId);
        requireNoVote(meeting);
        if (!start.isAfter(clock.instant()) || !end.isAfter(start)) {
            throw RuleViolation.invalid(
                    "startsAt", "date-ahead", Bilingual.of("续会时间应晚于现在", "a meeting goes on later than now"));
        }
        boolean quorum = read.roll(caseNumber).quorum();
        Ending ending = quorum ? Ending.ADJOURNED : Ending.NO_QUORUM;
        meetings.endSitting(caseNumber, now(), ending);
        Meeting adjourned = meeting.in(MeetingState.ADJOURNED)
                .at(
                        start.truncatedTo(ChronoUnit.MINUTES),
                        end.truncatedTo(ChronoUnit.MINUTES),
                        meeting.place(),
                        meeting.link())
                .changed();
        UUID notice = notices.changed(adjourned);
        records.save(
                quorum ? adjourned : adjourned.noticed(notice),
                new Act(userId, channel, quorum ? "meeting-adjourned" : "meeting-reconvened", article(meeting)),
                Map.of("until", start.toString()));
        cases.state(caseNumber, "adjourned", ending.label());
    }

    /**
     * Closes the meeting. What was put to no vote waits for another meeting.
     *
     * @throws RuleViolation if the user does not run it, it is not in session, or a vote runs
     */
    @Transactional
    public void close(String caseNumber, String userId, String channel) {
        Meeting meeting = inSession(caseNumber, userId);
        requireNoVote(meeting);
        meetings.endSitting(caseNumber, now(), Ending.CLOSED);
        for (AgendaItem item : items.agenda(caseNumber)) {
            if (item.conclusion() == null && item.ballot() != null) {
                Ballot ballot = ballots.get(item.ballot());
                if (ballot.state() == BallotState.CLOSED) {
                    items.conclude(item.id(), outcome(ballot));
                }
            }
        }
        records.save(
                meeting.in(MeetingState.CLOSED),
                new Act(userId, channel, "meeting-closed", article(meeting)),
                Map.of("roll", read.roll(caseNumber).words()));
        cases.state(caseNumber, "closed", MeetingState.CLOSED.label());
    }

    /** Puts on record whether a decision was late; whether it was. */
    private boolean check(Lateness.Evidence evidence, AgendaItem item) {
        Optional<Late> late = item.decides() ? evidence.late(item) : Optional.empty();
        items.late(item.id(), late.orElse(null));
        return late.isPresent();
    }

    private UUID prepare(Meeting meeting, AgendaItem item, String matter, Bilingual question) {
        requireNoVote(meeting);
        rolls.requireQuorum(meeting, read.roll(meeting.caseNumber()));
        return ballots.prepare(new BallotDraft(
                meeting.alliance(), meeting.caseNumber(), meeting.organ(), matter, question, item.papers(), null));
    }

    private void requireNoVote(Meeting meeting) {
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

    private Meeting inSession(String caseNumber, String userId) {
        Meeting meeting = records.forOrganiser(caseNumber, userId);
        if (meeting.state() != MeetingState.IN_SESSION) {
            throw MeetingRefusals.notInSession(meeting);
        }
        return meeting;
    }

    private AgendaItem item(Meeting meeting, UUID id) {
        return items.find(id)
                .filter(item -> item.caseNumber().equals(meeting.caseNumber()))
                .orElseThrow(MeetingRefusals::noSuchItem);
    }

    private String article(Meeting meeting) {
        return rules.of(meeting.alliance(), meeting.organ()).citation().toString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("a motion on the agenda has matter and question");
        }
        return value;
    }
}
