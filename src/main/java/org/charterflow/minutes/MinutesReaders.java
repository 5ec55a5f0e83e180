package org.charterflow.minutes;

import org.charterflow.access.Viewer;
import org.charterflow.document.OrganPapers;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.Meetings;
import org.springframework.stereotype.Component;

/** Who reads minutes: those entitled to attend the meeting (R-OSCAR-18), beside secretariat and auditor. */
@Component
public class MinutesReaders implements OrganPapers {

    private final MinutesStore store;
    private final Meetings meetings;

    MinutesReaders(MinutesStore store, Meetings meetings) {
        this.store = store;
        this.meetings = meetings;
    }

    /** As {@link OrganPapers#mayRead}: whether the case has minutes and the viewer was entitled to attend its meeting. */
    @Override
    public boolean mayRead(Viewer viewer, String alliance, String caseNumber) {
        String userId = viewer.userId();
        return userId != null
                && viewer.belongsTo(alliance)
                && store.find(caseNumber)
                        .filter(minutes -> minutes.alliance().equals(alliance))
                        .isPresent()
                && meetings.attendees(caseNumber).stream().map(Attendee::key).anyMatch(userId::equals);
    }
}
