package org.charterflow.meeting;

import java.time.Instant;
import java.util.Optional;
import org.charterflow.mail.CalendarReply;
import org.charterflow.mail.CalendarReplyHandler;
import org.charterflow.mail.Disposition;
import org.charterflow.meeting.AttendanceAnswers.Answer;
import org.springframework.stereotype.Component;

/** Calendars' answers to invitations: attendance, and nothing else. */
@Component
class CalendarAttendance implements CalendarReplyHandler {

    private final MeetingStore meetings;
    private final AttendeeStore attendees;
    private final AttendanceAnswers answers;

    CalendarAttendance(MeetingStore meetings, AttendeeStore attendees, AttendanceAnswers answers) {
        this.meetings = meetings;
        this.attendees = attendees;
        this.answers = answers;
    }

    @Override
    public Optional<Disposition> answered(String alliance, CalendarReply reply, Instant receivedAt) {
        return meetings.ofUid(alliance, reply.uid()).map(meeting -> answered(meeting, reply));
    }

    private Disposition answered(Meeting meeting, CalendarReply reply) {
        Optional<Attendee> attendee = attendees.of(meeting.caseNumber()).stream()
                .filter(each -> each.email().equalsIgnoreCase(reply.attendee()))
                .findFirst();
        if (attendee.isEmpty()) {
            return Disposition.ignored("not-invited").concerning(meeting.caseNumber());
        }
        if (!meeting.state().ahead()) {
            return Disposition.ignored("meeting-" + meeting.state().code()).concerning(meeting.caseNumber());
        }
        answers.answer(
                meeting.caseNumber(),
                attendee.get().key(),
                Answer.valueOf(reply.attendance().name()),
                null,
                "calendar");
        return Disposition.applied(meeting.caseNumber());
    }
}
