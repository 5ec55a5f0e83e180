package org.charterflow.meeting.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingRights;
import org.charterflow.meeting.Meetings;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Who may open the page of a meeting, and how the pages read what a form sends. */
@Component
class MeetingDoor {

    private final Meetings meetings;
    private final MeetingRights rights;
    private final Alliances alliances;

    MeetingDoor(Meetings meetings, MeetingRights rights, Alliances alliances) {
        this.meetings = meetings;
        this.rights = rights;
        this.alliances = alliances;
    }

    /**
     * The meeting for those who may know of it: whoever is entitled to attend or runs it, the auditor, and the whole
     * alliance where it is public or of all members.
     *
     * @throws RuleViolation not found, for everybody else
     */
    Meeting enter(String caseNumber, Viewer viewer) {
        return meetings.find(caseNumber)
                .filter(meeting -> reads(meeting, viewer))
                .orElseThrow(() -> RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE));
    }

    boolean reads(Meeting meeting, Viewer viewer) {
        return viewer.belongsTo(meeting.alliance())
                && (meeting.open()
                        || meeting.plenary()
                        || viewer.seesConfidential(meeting.alliance())
                        || attends(meeting, viewer)
                        || runs(meeting, viewer)
                        || viewer.loggedIn().equals(meeting.requestedBy()));
    }

    boolean runs(Meeting meeting, Viewer viewer) {
        return viewer.userId() != null && rights.runs(meeting, viewer.loggedIn());
    }

    boolean attends(Meeting meeting, Viewer viewer) {
        return viewer.userId() != null
                && meetings.attendees(meeting.caseNumber()).stream()
                        .anyMatch(attendee -> attendee.key().equals(viewer.userId()));
    }

    /**
     * A local date and time of the alliance, as a browser's form sends it.
     *
     * @throws RuleViolation naming the field, if it is none
     */
    Instant instant(String alliance, String field, String local) {
        try {
            return LocalDateTime.parse(local).atZone(alliances.zone(alliance)).toInstant();
        } catch (DateTimeException e) {
            throw RuleViolation.invalid(
                    field,
                    "date-and-time",
                    Bilingual.of("请填写日期和时间，如 2026-06-08T14:00", "give date and time, such as 2026-06-08T14:00"));
        }
    }

    /** What is refused is said on the page itself: people go on there. */
    static String attempt(String caseNumber, RedirectAttributes answer, Runnable action) {
        try {
            action.run();
        } catch (RuleViolation refused) {
            answer.addFlashAttribute("refused", refused);
        }
        return "redirect:/meetings/" + caseNumber;
    }
}
