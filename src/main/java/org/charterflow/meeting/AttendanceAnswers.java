package org.charterflow.meeting;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.charterflow.ballot.Coded;
import org.charterflow.casefile.Act;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who means to come, and whom they send where that is allowed; the roll alone says who was there. */
@Service
public class AttendanceAnswers {

    private final MeetingRecords records;
    private final AttendeeStore attendees;
    private final Meetings meetings;
    private final MeetingRules rules;
    private final MeetingNotices notices;
    private final Clock clock;

    AttendanceAnswers(
            MeetingRecords records,
            AttendeeStore attendees,
            Meetings meetings,
            MeetingRules rules,
            MeetingNotices notices,
            Clock clock) {
        this.records = records;
        this.attendees = attendees;
        this.meetings = meetings;
        this.rules = rules;
        this.notices = notices;
        this.clock = clock;
    }

    /** What somebody answered to the invitation. */
    public enum Answer implements Coded {
        ACCEPTED(Bilingual.of("参加", "will attend")),
        DECLINED(Bilingual.of("不参加", "will not attend")),
        TENTATIVE(Bilingual.of("待定", "undecided"));

        private final Bilingual label;

        Answer(Bilingual label) {
            this.label = label;
        }

        public Bilingual label() {
            return label;
        }
    }

    /** The latest answer of somebody. */
    public record Given(Answer answer, @Nullable String proxy, String channel, Instant at) {}

    /**
     * Records an answer; of a person the latest counts.
     *
     * @param proxy who attends for them by a written proxy; null for nobody
     * @throws RuleViolation if they are not entitled to attend, the meeting has begun or is over, or the organ's rule
     *     allows no representation
     */
    @Transactional
    public void answer(String caseNumber, String key, Answer answer, @Nullable String proxy, String channel) {
        Meeting meeting = records.get(caseNumber);
        Attendee attendee = attendees.find(caseNumber, key).orElseThrow(() -> MeetingRefusals.notEntitledToAttend(key));
        if (!meeting.state().ahead()) {
            throw MeetingRefusals.wrongState(meeting);
        }
        boolean sends = proxy != null && !proxy.isBlank();
        if (sends && (!attendee.votes() || !representation(meeting))) {
            throw MeetingRefusals.noRepresentation(
                    attendee,
                    rules.of(meeting.alliance(), meeting.organ()).citation().toString());
        }
        String named = sends && proxy != null ? proxy.strip() : null;
        attendees.answer(
                caseNumber, key, answer, named, channel, clock.instant().truncatedTo(ChronoUnit.MICROS));
        records.record(meeting, new Act(key, channel, "attendance-answered", null), Map.of("answer", answer.label()));
        if (!channel.equals("calendar")) {
            notices.answer(meeting, attendee, answer.label(), named);
        }
    }

    /** Whether somebody entitled to attend is written to at this address. */
    public boolean isAddressOf(String caseNumber, String key, String address) {
        return attendees
                .find(caseNumber, key)
                .filter(attendee -> attendee.email().equalsIgnoreCase(address))
                .isPresent();
    }

    /** The latest answers, by the attendee's key; who has not answered is not in it. */
    public Map<String, Given> of(String caseNumber) {
        return attendees.answers(caseNumber);
    }

    /** How many come, decline, are undecided and have not answered, in words. */
    public Bilingual words(String caseNumber) {
        List<Given> given = List.copyOf(of(caseNumber).values());
        int all = attendees.of(caseNumber).size();
        long come = count(given, Answer.ACCEPTED);
        long decline = count(given, Answer.DECLINED);
        long tentative = count(given, Answer.TENTATIVE);
        long silent = all - come - decline - tentative;
        return Bilingual.of(
                "参加 " + come + "，不参加 " + decline + "，待定 " + tentative + "，未答复 " + silent,
                come + " will attend, " + decline + " will not, " + tentative + " undecided, " + silent
                        + " have not answered");
    }

    private boolean representation(Meeting meeting) {
        return meetings.rule(meeting).filter(rule -> rule.representation()).isPresent();
    }

    private static long count(List<Given> given, Answer answer) {
        return given.stream().filter(each -> each.answer() == answer).count();
    }
}
