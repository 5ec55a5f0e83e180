package org.charterflow.duty;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.charterflow.document.Audience;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingState;
import org.charterflow.meeting.Meetings;
import org.springframework.stereotype.Component;

/** The meetings that were called, as the calendar shows them. */
@Component
class MeetingOccasions {

    private final Meetings meetings;

    MeetingOccasions(Meetings meetings) {
        this.meetings = meetings;
    }

    /** All of an alliance that were ever called, those called off among them. */
    List<Occasion> of(String alliance) {
        return meetings.ofAlliance(alliance).stream()
                .filter(meeting -> meeting.state() != MeetingState.REQUESTED && meeting.state() != MeetingState.REFUSED)
                .map(this::occasion)
                .toList();
    }

    private Occasion occasion(Meeting meeting) {
        return new Occasion(
                meeting.uid(),
                meeting.sequence(),
                meeting.state() == MeetingState.CANCELLED,
                meeting.plenary() ? Duty.Kind.PLENARY : Duty.Kind.MEETING,
                meeting.plenary() ? null : meeting.organ(),
                meeting.title(),
                meeting.startsAt(),
                meeting.endsAt(),
                meeting.place() == null ? meeting.link() : meeting.place(),
                "/meetings/" + meeting.caseNumber(),
                audience(meeting),
                meeting.open() || meeting.plenary() ? Set.of() : invited(meeting),
                Objects.requireNonNullElse(meeting.calledAt(), meeting.startsAt()));
    }

    private static Audience audience(Meeting meeting) {
        if (meeting.open()) {
            return Audience.PUBLIC;
        }
        return meeting.plenary() ? Audience.MEMBERS : Audience.ORGAN;
    }

    private Set<String> invited(Meeting meeting) {
        return meetings.attendees(meeting.caseNumber()).stream()
                .map(Attendee::userId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }
}
