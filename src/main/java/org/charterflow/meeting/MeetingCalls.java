package org.charterflow.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organs;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Calls meetings, or asks for them; moves and cancels them. Every change is told to those entitled to attend. */
@Service
public class MeetingCalls {

    /** The kind of its cases. */
    static final String KIND = "meeting";

    private static final Bilingual DISSOLVED = Bilingual.of("该组已解散", "the group has been dissolved");

    private final MeetingRules rules;
    private final MeetingStore meetings;
    private final Periods periods;
    private final MeetingDeadlines deadlines;
    private final MeetingRecords records;
    private final MeetingNotices notices;
    private final Alliances alliances;
    private final Organs organs;
    private final CaseFiles cases;
    private final Clock clock;

    MeetingCalls(
            MeetingRules rules,
            MeetingStore meetings,
            Periods periods,
            MeetingDeadlines deadlines,
            MeetingRecords records,
            MeetingNotices notices,
            Alliances alliances,
            Organs organs,
            CaseFiles cases,
            Clock clock) {
        this.rules = rules;
        this.meetings = meetings;
        this.periods = periods;
        this.deadlines = deadlines;
        this.records = records;
        this.notices = notices;
        this.alliances = alliances;
        this.organs = organs;
        this.cases = cases;
        this.clock = clock;
    }

    /**
     * Calls an ordinary meeting; its process then tells everybody entitled.
     *
     * @return the case number
     * @throws RuleViolation if the user holds no office that calls it, its date is past, or it has neither place nor link
     */
    @Transactional
    public String call(NewMeeting wanted, String userId, String channel) {
        MeetingRule rule = rules.of(wanted.alliance(), wanted.organ());
        if (!rules.mayCall(wanted.alliance(), wanted.organ(), userId)) {
            throw MeetingRefusals.mayNotCall(rule);
        }
        requireWhen(wanted.startsAt(), wanted.endsAt());
        requireWhere(wanted.place(), wanted.link());
        return record(
                wanted, MeetingKind.ORDINARY, MeetingState.ANNOUNCED, userId, null, channel, "meeting-called", rule);
    }

    /**
     * Asks for an extraordinary meeting; whoever calls the organ's meetings decides.
     *
     * @return the case number
     * @throws RuleViolation if the user acts for no voting seat of the organ, gives no reason, or the date is past
     */
    @Transactional
    public String request(NewMeeting wanted, String reason, String userId, String channel) {
        MeetingRule rule = rules.of(wanted.alliance(), wanted.organ());
        if (!rules.mayRequest(wanted.alliance(), wanted.organ(), userId)) {
            throw MeetingRefusals.mayNotRequest(rule);
        }
        if (reason.isBlank()) {
            throw RuleViolation.invalid("reason", "required", Bilingual.of("请说明召开理由", "please say why"));
        }
        requireWhen(wanted.startsAt(), wanted.endsAt());
        String caseNumber = record(
                wanted,
                MeetingKind.EXTRAORDINARY,
                MeetingState.REQUESTED,
                userId,
                reason.strip(),
                channel,
                "meeting-requested",
                rule);
        notices.requested(records.get(caseNumber));
        return caseNumber;
    }

    /**
     * Grants what was asked for: the meeting is called.
     *
     * @param place null to keep what was proposed, as is {@code link}
     * @throws RuleViolation if the user does not decide on it, somebody did before, or it lacks a place
     */
    @Transactional
    public void grant(String caseNumber, @Nullable String place, @Nullable String link, String userId) {
        Meeting meeting = toBeDecided(caseNumber, userId);
        Meeting placed = meeting.at(
                meeting.startsAt(),
                meeting.endsAt(),
                blank(place) ? meeting.place() : place,
                blank(link) ? meeting.link() : link);
        requireWhen(placed.startsAt(), placed.endsAt());
        requireWhere(placed.place(), placed.link());
        records.save(
                placed.called(userId, now()),
                Act.task(userId, "meeting-called", rules.article(meeting)),
                Map.of("request", "granted"));
    }

    /**
     * Refuses what was asked for; the one who asked is told why.
     *
     * @throws RuleViolation if the user does not decide on it, somebody did before, or gives no reason
     */
    @Transactional
    public void refuse(String caseNumber, String reason, String userId) {
        Meeting meeting = toBeDecided(caseNumber, userId);
        if (reason.isBlank()) {
            throw RuleViolation.invalid("reason", "required", Bilingual.of("请说明不召开的理由", "please say why not"));
        }
        Meeting refused = meeting.ended(MeetingState.REFUSED, reason.strip());
        records.save(
                refused, Act.task(userId, "meeting-refused", rules.article(meeting)), Map.of("reason", reason.strip()));
        cases.close(caseNumber, "refused", MeetingState.REFUSED.label());
        notices.refused(refused);
    }

    /** Tells everybody entitled of the meeting, with an invitation for their calendars, and asks for topics. */
    @Transactional
    public void announce(String caseNumber) {
        Meeting meeting = records.get(caseNumber);
        UUID notice = notices.called(meeting);
        records.save(
                meeting.noticed(notice),
                Act.engine("meeting-announced", rules.article(meeting)),
                Map.of("notice", notice));
        cases.state(caseNumber, "announced", MeetingState.ANNOUNCED.label());
    }

    /**
     * Changes date or place. A change of the date is a notice anew: its lead time is counted from its own hand-over.
     *
     * @throws RuleViolation if the user does not run the meeting, it is over or in session, or the date is past
     */
    @Transactional
    public void move(
            String caseNumber,
            Instant start,
            Instant end,
            @Nullable String place,
            @Nullable String link,
            String userId,
            String channel) {
        Meeting meeting = records.ahead(caseNumber, userId);
        requireWhen(start, end);
        requireWhere(place, link);
        Meeting moved = meeting.at(
                        start.truncatedTo(ChronoUnit.MINUTES), end.truncatedTo(ChronoUnit.MINUTES), place, link)
                .changed();
        records.save(
                start.equals(meeting.startsAt()) ? moved : moved.noticed(null),
                new Act(userId, channel, "meeting-moved", rules.article(meeting)),
                Map.of("from", meeting.startsAt().toString(), "to", start.toString()));
    }

    /** Tells everybody entitled of another date or place, and updates their notices. */
    @Transactional
    public void announceMove(String caseNumber) {
        Meeting meeting = records.get(caseNumber);
        UUID notice = notices.changed(meeting);
        records.save(
                meeting.notice() == null ? meeting.noticed(notice) : meeting,
                Act.engine("meeting-announced", rules.article(meeting)),
                Map.of("notice", notice));
    }

    /** When topics close; empty where the charter sets no cut-off. */
    public Optional<Instant> topicsClose(String caseNumber) {
        return deadlines.topics(records.get(caseNumber)).map(Deadline::at);
    }

    /**
     * Calls the meeting off; invitations are cancelled, and questions that waited for it wait for another.
     *
     * @throws RuleViolation if the user does not run it, it is over or in session, or no reason is given
     */
    @Transactional
    public void cancel(String caseNumber, String reason, String userId, String channel) {
        Meeting meeting = records.ahead(caseNumber, userId);
        if (reason.isBlank()) {
            throw RuleViolation.invalid("reason", "required", Bilingual.of("请说明取消的理由", "please say why"));
        }
        Meeting cancelled =
                meeting.ended(MeetingState.CANCELLED, reason.strip()).changed();
        records.save(
                cancelled,
                new Act(userId, channel, "meeting-cancelled", rules.article(meeting)),
                Map.of("reason", reason.strip()));
        cases.close(caseNumber, "cancelled", MeetingState.CANCELLED.label());
    }

    /**
     * Ends what a dissolved group still had ahead: its meetings are called off, requests for one refused.
     *
     * @return the case numbers of both
     */
    @Transactional
    public List<String> end(String alliance, String group) {
        List<Meeting> open = meetings.open(alliance, group);
        open.forEach(meeting -> {
            boolean asked = meeting.state() == MeetingState.REQUESTED;
            MeetingState end = asked ? MeetingState.REFUSED : MeetingState.CANCELLED;
            Meeting ended = meeting.ended(end, DISSOLVED.both("zh"));
            records.save(
                    asked ? ended : ended.changed(),
                    Act.engine(asked ? "meeting-refused" : "meeting-cancelled", rules.article(meeting)),
                    Map.of("reason", DISSOLVED));
            cases.close(meeting.caseNumber(), asked ? "refused" : "cancelled", end.label());
            if (asked) {
                notices.refused(ended);
            }
        });
        return open.stream().map(Meeting::caseNumber).toList();
    }

    /** When those who decide on a request are reminded of it. */
    public Instant requestReminder(String caseNumber) {
        Meeting meeting = records.get(caseNumber);
        return periods.forward(meeting.alliance(), "meeting-request-reminder", now())
                .at();
    }

    /** Reminds those who decide on a request that it waits for them. */
    @Transactional
    public void remindDeciders(String caseNumber) {
        Meeting meeting = records.get(caseNumber);
        notices.undecided(meeting, rules.deciderPeople(meeting.alliance(), meeting.organ()));
        records.record(
                meeting, new Act("charterflow", "timer", "meeting-request-reminded", rules.article(meeting)), Map.of());
    }

    /** Tells everybody invited that the meeting is called off, and takes it from their calendars. */
    @Transactional
    public void announceCancellation(String caseNumber) {
        notices.cancelled(records.get(caseNumber));
    }

    private Meeting toBeDecided(String caseNumber, String userId) {
        Meeting meeting = records.get(caseNumber);
        if (!rules.mayDecide(meeting.alliance(), meeting.organ(), userId)) {
            throw MeetingRefusals.mayNotCall(rules.of(meeting.alliance(), meeting.organ()));
        }
        if (meeting.state() != MeetingState.REQUESTED) {
            throw MeetingRefusals.wrongState(meeting);
        }
        return meeting;
    }

    private String record(
            NewMeeting wanted,
            MeetingKind kind,
            MeetingState state,
            String userId,
            @Nullable String reason,
            String channel,
            String action,
            MeetingRule rule) {
        Bilingual organ = wanted.organ().equals(Meeting.PLENARY)
                ? Bilingual.of("全体会员大会", "Plenary meeting")
                : organs.get(wanted.alliance(), wanted.organ()).name();
        Bilingual title = wanted.title() != null
                ? wanted.title()
                : wanted.organ().equals(Meeting.PLENARY)
                        ? organ
                        : Bilingual.of(organ.zh() + "会议", "Meeting of the " + organ.en());
        String caseNumber = cases.open(wanted.alliance(), KIND, title);
        boolean called = state == MeetingState.ANNOUNCED;
        Meeting meeting = new Meeting(
                caseNumber,
                wanted.alliance(),
                wanted.organ(),
                kind,
                title,
                wanted.startsAt().truncatedTo(ChronoUnit.MINUTES),
                wanted.endsAt().truncatedTo(ChronoUnit.MINUTES),
                blank(wanted.place()) ? null : wanted.place(),
                blank(wanted.link()) ? null : wanted.link(),
                wanted.open() == null ? rule.open() : wanted.open(),
                state,
                called ? userId : null,
                called ? now() : null,
                called ? null : userId,
                reason,
                blank(wanted.recorder()) ? null : wanted.recorder(),
                UUID.randomUUID().toString(),
                0,
                null,
                null);
        records.insert(
                meeting,
                rule,
                new Act(userId, channel, action, rule.citation().toString()),
                Map.of("organ", organ, "date", Moments.at(meeting.startsAt(), alliances.zone(wanted.alliance()))));
        return caseNumber;
    }

    private void requireWhen(Instant start, Instant end) {
        if (!start.isAfter(clock.instant())) {
            throw RuleViolation.invalid(
                    "startsAt", "date-ahead", Bilingual.of("会议日期已过", "the date of the meeting is past"));
        }
        if (!end.isAfter(start)) {
            throw RuleViolation.invalid(
                    "endsAt", "end-after-start", Bilingual.of("结束时间应晚于开始时间", "a meeting ends after it begins"));
        }
    }

    private static void requireWhere(@Nullable String place, @Nullable String link) {
        if (blank(place) && blank(link)) {
            throw RuleViolation.invalid(
                    "place", "place-or-link", Bilingual.of("请填写地点或会议链接", "name a place or a conference link"));
        }
        if (link != null && !link.isBlank() && !link.matches("https?://\\S+")) {
            throw RuleViolation.invalid(
                    "link",
                    "web-address",
                    Bilingual.of("会议链接应以 https:// 开头", "a conference link begins with https://"));
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
