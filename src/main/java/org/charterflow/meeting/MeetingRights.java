package org.charterflow.meeting;

import java.util.List;
import org.springframework.stereotype.Service;

/** Who may call, ask for, decide on and run the meetings of an organ at this moment. */
@Service
public class MeetingRights {

    private final MeetingRules rules;
    private final MeetingRecords records;

    MeetingRights(MeetingRules rules, MeetingRecords records) {
        this.rules = rules;
        this.records = records;
    }

    /** Whether the user holds an office that calls the organ's meetings. */
    public boolean mayCall(String alliance, String organ, String userId) {
        return rules.mayCall(alliance, organ, userId);
    }

    /** Whether the user acts for a voting seat of the organ, and may ask for an extraordinary meeting. */
    public boolean mayRequest(String alliance, String organ, String userId) {
        return rules.mayRequest(alliance, organ, userId);
    }

    /** Whether the user runs the meeting: by an office that calls it, or as the secretariat. */
    public boolean runs(Meeting meeting, String userId) {
        return records.isOrganiser(meeting, userId);
    }

    /** The account groups of those who decide on a request for it. */
    public List<String> deciders(Meeting meeting) {
        return rules.deciderGroups(meeting.alliance(), meeting.organ());
    }

    /** The account groups of those who run it. */
    public List<String> organisers(Meeting meeting) {
        return rules.organiserGroups(meeting.alliance(), meeting.organ());
    }
}
