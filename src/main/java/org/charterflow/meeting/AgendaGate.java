package org.charterflow.meeting;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.MeetingGate;
import org.springframework.stereotype.Component;

/** Lets a vote be opened only in a meeting, under an item of its agenda. */
@Component
class AgendaGate implements MeetingGate {

    private final MeetingStore meetings;
    private final ItemStore items;
    private final AttendeeStore attendees;

    AgendaGate(MeetingStore meetings, ItemStore items, AttendeeStore attendees) {
        this.meetings = meetings;
        this.items = items;
        this.attendees = attendees;
    }

    @Override
    public void admit(Ballot ballot) {
        Meeting meeting = meetingOf(ballot)
                .orElseThrow(() -> MeetingRefusals.notOnAgenda(
                        ballot.ruleInForce().citation().toString()));
        if (meeting.state() != MeetingState.IN_SESSION) {
            throw MeetingRefusals.notInSession(meeting);
        }
        AgendaItem item = items.ofBallot(ballot.id()).orElseThrow();
        if (item.blocked() && ballot.id().equals(item.ballot())) {
            throw MeetingRefusals.late(item);
        }
    }

    @Override
    public List<Attendance> roll(Ballot ballot) {
        return meetingOf(ballot).stream()
                .flatMap(meeting ->
                        attendees
                                .roll(
                                        meeting.caseNumber(),
                                        meetings.sittings(meeting.caseNumber()).size())
                                .stream())
                .flatMap(AgendaGate::attendance)
                .toList();
    }

    private Optional<Meeting> meetingOf(Ballot ballot) {
        return items.ofBallot(ballot.id())
                .flatMap(item -> meetings.find(item.caseNumber()))
                .filter(meeting -> meeting.alliance().equals(ballot.alliance())
                        && meeting.organ().equals(ballot.organ()));
    }

    private static Stream<Attendance> attendance(RollEntry entry) {
        return entry.attendee().seat() == null || entry.status() == null
                ? Stream.empty()
                : Stream.of(new Attendance(entry.attendee().seat(), entry.status(), entry.proxy()));
    }
}
