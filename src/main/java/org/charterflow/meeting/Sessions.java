package org.charterflow.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.ballot.VotingRule;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
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
    private final Proceedings proceedings;
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
            Proceedings proceedings,
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
        this.proceedings = proceedings;
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
            late += proceedings.check(evidence, item) ? 1 : 0;
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
                new Act(userId, channel, "meeting-opened", rules.article(meeting)),
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
        Meeting meeting = records.inSession(caseNumber, userId);
        rolls.call(meeting, called, at, userId, now());
        MeetingRoll roll = read.roll(caseNumber);
        records.record(
                meeting,
                new Act(userId, "room", "roll-called", rules.article(meeting)),
                Map.of("roll", roll.words(), "quorum", roll.quorum()));
    }

    /** Names who takes the minutes. */
    @Transactional
    public void recorder(String caseNumber, String name, String userId) {
        Meeting meeting = records.forOrganiser(caseNumber, userId);
        records.save(
                meeting.recordedBy(name.isBlank() ? null : name.strip()),
                new Act(userId, "room", "recorder-named", rules.article(meeting)),
                Map.of("recorder", name));
    }

    /**
     * Interrupts the meeting; it goes on at another time. Where too few are there, it is convened anew: its lead time
     * counts again.
     *
     * @throws RuleViolation if the user does not run it, it is not in session, a vote runs, or the date is past
     */
    @Transactional
    public void adjourn(String caseNumber, Instant start, Instant end, String userId, String channel) {
        Meeting meeting = records.inSession(caseNumber, userId);
        proceedings.requireNoVote(meeting);
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
                new Act(userId, channel, quorum ? "meeting-adjourned" : "meeting-reconvened", rules.article(meeting)),
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
        Meeting meeting = records.inSession(caseNumber, userId);
        proceedings.requireNoVote(meeting);
        meetings.endSitting(caseNumber, now(), Ending.CLOSED);
        proceedings.concludeVoted(caseNumber);
        records.save(
                meeting.in(MeetingState.CLOSED),
                new Act(userId, channel, "meeting-closed", rules.article(meeting)),
                Map.of("roll", read.roll(caseNumber).words()));
        cases.state(caseNumber, "closed", MeetingState.CLOSED.label());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
