package org.charterflow.meeting;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Organs;
import org.charterflow.ballot.VotingRule;
import org.charterflow.charter.Decision;
import org.charterflow.charter.DecisionTables;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Service;

/** Meetings as they stand and stood; what others read of them. Whoever asks has checked who may know. */
@Service
public class Meetings {

    /** The matter every organ decides at a meeting: its rule is the organ's for meetings (R-OSCAR-17, R-COIA-12). */
    static final String LATE_ITEM = "late-item";

    private static final Bilingual ALL_MEMBERS = Bilingual.of("全体会员", "all members");

    private final MeetingStore meetings;
    private final ItemStore items;
    private final AttendeeStore attendees;
    private final Organs organs;
    private final DecisionTables tables;
    private final Matters matters;

    Meetings(
            MeetingStore meetings,
            ItemStore items,
            AttendeeStore attendees,
            Organs organs,
            DecisionTables tables,
            Matters matters) {
        this.meetings = meetings;
        this.items = items;
        this.attendees = attendees;
        this.organs = organs;
        this.tables = tables;
        this.matters = matters;
    }

    /**
     * A meeting of whatever alliance.
     *
     * @throws RuleViolation if the case is no meeting
     */
    public Meeting meeting(String caseNumber) {
        return meetings.find(caseNumber).orElseThrow(() -> MeetingRefusals.noSuchMeeting(caseNumber));
    }

    public Optional<Meeting> find(String alliance, String caseNumber) {
        return meetings.find(caseNumber).filter(meeting -> meeting.alliance().equals(alliance));
    }

    /** The alliance's meetings, the latest first. */
    public List<Meeting> ofAlliance(String alliance) {
        return meetings.ofAlliance(alliance);
    }

    /** The name of whose meeting it is. */
    public Bilingual organ(Meeting meeting) {
        return meeting.plenary()
                ? ALL_MEMBERS
                : organs.get(meeting.alliance(), meeting.organ()).name();
    }

    /** The sittings, the first first; one unless the meeting was adjourned. */
    public List<Sitting> sittings(String caseNumber) {
        return meetings.sittings(caseNumber);
    }

    /** The agenda in its order. */
    public List<AgendaItem> items(String caseNumber) {
        return items.agenda(caseNumber);
    }

    /** Topics that are not on the agenda, in the order they came. */
    public List<AgendaItem> topics(String caseNumber) {
        return items.topics(caseNumber);
    }

    /**
     * One topic or item of a meeting.
     *
     * @throws RuleViolation if the meeting has no such item
     */
    public AgendaItem item(String caseNumber, UUID item) {
        return items.get(meeting(caseNumber), item);
    }

    /** The agenda item under which a ballot is decided, or on whose admission it decides. */
    public Optional<AgendaItem> itemOf(UUID ballot) {
        return items.ofBallot(ballot);
    }

    /** Everybody entitled to attend, those who vote first. */
    public List<Attendee> attendees(String caseNumber) {
        return attendees.of(caseNumber);
    }

    /** The roll of the latest sitting; nobody is called before the first. */
    public MeetingRoll roll(String caseNumber) {
        return roll(caseNumber, meetings.sittings(caseNumber).size());
    }

    /** The roll of one sitting. */
    public MeetingRoll roll(String caseNumber, int sitting) {
        return new MeetingRoll(attendees.roll(caseNumber, sitting), meetings.quorum(caseNumber, sitting));
    }

    /** Whether a seat may be represented in the latest sitting by a written proxy. */
    public boolean representation(String caseNumber) {
        return meetings.representation(caseNumber);
    }

    public Optional<Meeting> find(String caseNumber) {
        return meetings.find(caseNumber);
    }

    /** The matters on which the meeting can put a motion of its own. */
    public List<String> matters(Meeting meeting) {
        return matters.of(meeting);
    }

    /** The organ's rule for what it decides at a meeting; empty where it decides nothing there. */
    public Optional<VotingRule> rule(Meeting meeting) {
        Decision answer = tables.evaluate(
                meeting.alliance(), "voting-rule", Map.of("organ", meeting.organ(), "matter", LATE_ITEM));
        return meeting.plenary() || answer.isEmpty() ? Optional.empty() : Optional.of(VotingRule.from(answer));
    }
}
