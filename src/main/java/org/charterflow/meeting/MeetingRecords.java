package org.charterflow.meeting;

import java.util.Map;
import org.charterflow.access.Groups;
import org.charterflow.alliance.GroupIds;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Component;

/** Meetings for change: each change is in the journal of its case, and made by somebody who may. */
@Component
class MeetingRecords {

    private final MeetingStore meetings;
    private final MeetingRules rules;
    private final Groups groups;
    private final Journal journal;

    MeetingRecords(MeetingStore meetings, MeetingRules rules, Groups groups, Journal journal) {
        this.meetings = meetings;
        this.rules = rules;
        this.groups = groups;
        this.journal = journal;
    }

    /** The meeting, and nobody else changes it until the transaction ends. */
    Meeting get(String caseNumber) {
        return meetings.findForChange(caseNumber).orElseThrow(() -> MeetingRefusals.noSuchMeeting(caseNumber));
    }

    /**
     * The same for somebody who runs it: who may call it, and the secretariat.
     *
     * @throws RuleViolation forbidden to everybody else
     */
    Meeting forOrganiser(String caseNumber, String userId) {
        Meeting meeting = get(caseNumber);
        if (!isOrganiser(meeting, userId)) {
            throw MeetingRefusals.organiserOnly(rules.of(meeting.alliance(), meeting.organ()));
        }
        return meeting;
    }

    /**
     * As {@link #forOrganiser}, while the meeting lies ahead.
     *
     * @throws RuleViolation also if it is in session or over
     */
    Meeting ahead(String caseNumber, String userId) {
        Meeting meeting = forOrganiser(caseNumber, userId);
        if (!meeting.state().ahead()) {
            throw MeetingRefusals.wrongState(meeting);
        }
        return meeting;
    }

    /**
     * As {@link #forOrganiser}, while the meeting is in session.
     *
     * @throws RuleViolation also if it is not
     */
    Meeting inSession(String caseNumber, String userId) {
        Meeting meeting = forOrganiser(caseNumber, userId);
        if (meeting.state() != MeetingState.IN_SESSION) {
            throw MeetingRefusals.notInSession(meeting);
        }
        return meeting;
    }

    boolean isOrganiser(Meeting meeting, String userId) {
        return groups.of(userId).contains(GroupIds.secretariat(meeting.alliance()))
                || rules.holds(meeting.alliance(), meeting.organ(), meetings.callers(meeting.caseNumber()), userId);
    }

    void insert(Meeting meeting, MeetingRule rule, Act act, Map<String, Object> data) {
        meetings.insert(meeting, rule.callers());
        record(meeting, act, data);
    }

    void save(Meeting meeting, Act act, Map<String, Object> data) {
        meetings.save(meeting);
        record(meeting, act, data);
    }

    void record(Meeting meeting, Act act, Map<String, Object> data) {
        journal.record(JournalEntry.of(meeting.alliance(), meeting.caseNumber(), act, data));
    }
}
