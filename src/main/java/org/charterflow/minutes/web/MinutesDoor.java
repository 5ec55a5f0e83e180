package org.charterflow.minutes.web;

import org.charterflow.access.Viewer;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.Meetings;
import org.charterflow.minutes.MinutesDrafts;
import org.charterflow.minutes.MinutesReaders;
import org.charterflow.minutes.MinutesViews;
import org.springframework.stereotype.Component;

/** Who comes in to minutes: their writers, those entitled to attend, who oversees the alliance. To all others there are none. */
@Component
class MinutesDoor {

    private final Meetings meetings;
    private final MinutesDrafts drafts;
    private final MinutesViews views;
    private final MinutesReaders readers;

    MinutesDoor(Meetings meetings, MinutesDrafts drafts, MinutesViews views, MinutesReaders readers) {
        this.meetings = meetings;
        this.drafts = drafts;
        this.views = views;
        this.readers = readers;
    }

    /** @throws RuleViolation not found, for everybody else */
    Meeting enter(String caseNumber, Viewer viewer) {
        return views.find(caseNumber)
                .map(minutes -> meetings.meeting(caseNumber))
                .filter(meeting -> oversees(viewer, meeting) || entitled(viewer, meeting))
                .orElseThrow(MinutesDoor::nothing);
    }

    /** As {@link #enter}; a draft that was not sent yet is for its writers and who oversees the alliance. */
    Meeting enterToRead(String caseNumber, Viewer viewer) {
        Meeting meeting = enter(caseNumber, viewer);
        if (!oversees(viewer, meeting) && !views.wasCirculated(caseNumber)) {
            throw nothing();
        }
        return meeting;
    }

    /** As {@link #enterToRead(String, Viewer)}, if the minutes are of this alliance. */
    void enterToRead(String alliance, String caseNumber, Viewer viewer) {
        if (!enterToRead(caseNumber, viewer).alliance().equals(alliance)) {
            throw nothing();
        }
    }

    /** @throws RuleViolation not found, for those who may not read; forbidden, for those who may not write */
    Meeting enterToWrite(String caseNumber, Viewer viewer) {
        Meeting meeting = enter(caseNumber, viewer);
        if (!drafts.isOrganiser(viewer, meeting)) {
            throw new RuleViolation(
                    "caseNumber",
                    "organiser-only",
                    "OSCAR-29.6",
                    Bilingual.of("只有会议组织者和秘书处可以修改纪要", "only the organiser and the secretariat write the minutes"),
                    RuleViolation.Kind.FORBIDDEN);
        }
        return meeting;
    }

    boolean writes(Viewer viewer, Meeting meeting) {
        return drafts.isOrganiser(viewer, meeting);
    }

    /** Whether the viewer may confirm or comment: entitled to attend, and asked. */
    boolean confirms(Viewer viewer, Meeting meeting) {
        return entitled(viewer, meeting) && views.wasCirculated(meeting.caseNumber());
    }

    private boolean oversees(Viewer viewer, Meeting meeting) {
        return viewer.seesConfidential(meeting.alliance()) || drafts.isOrganiser(viewer, meeting);
    }

    private boolean entitled(Viewer viewer, Meeting meeting) {
        return readers.mayRead(viewer, meeting.alliance(), meeting.caseNumber());
    }

    private static RuleViolation nothing() {
        return RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE);
    }
}
