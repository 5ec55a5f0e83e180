package org.charterflow.meeting;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.MeetingGate;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Component;

/** Lets a vote be opened only in a meeting, under an item of its agenda. */
@Component
class AgendaGate implements MeetingGate {

    private final MeetingStore meetings;
    private final ItemStore items;
    private final Meetings read;
    private final Rolls rolls;

    AgendaGate(MeetingStore meetings, ItemStore items, Meetings read, Rolls rolls) {
        this.meetings = meetings;
        this.items = items;
        this.read = read;
        this.rolls = rolls;
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
        rolls.requireQuorum(meeting, read.roll(meeting.caseNumber()));
    }

    @Override
    public Optional<String> meeting(UUID ballot) {
        return items.ofBallot(ballot).map(AgendaItem::caseNumber);
    }

    @Override
    public Optional<Bilingual> exception(UUID ballot) {
        return items.ofBallot(ballot)
                .filter(item -> item.admitted() && ballot.equals(item.ballot()))
                .map(item -> Bilingual.of(
                        "逾期议题，经本机构同意列入（" + item.lateArticle() + "）：会议 " + item.caseNumber() + " 第 " + item.position()
                                + " 项",
                        "late item, admitted by the organ (" + item.lateArticle() + "): item " + item.position()
                                + " of the meeting " + item.caseNumber()));
    }

    @Override
    public boolean puts(UUID ballot) {
        return items.ofBallot(ballot)
                .filter(item -> item.ownBallot() || ballot.equals(item.admission()))
                .isPresent();
    }

    @Override
    public List<Attendance> roll(Ballot ballot) {
        return meetingOf(ballot).stream()
                .flatMap(meeting -> read.roll(meeting.caseNumber()).seats().stream())
                .toList();
    }

    private Optional<Meeting> meetingOf(Ballot ballot) {
        return items.ofBallot(ballot.id())
                .flatMap(item -> meetings.find(item.caseNumber()))
                .filter(meeting -> meeting.alliance().equals(ballot.alliance())
                        && meeting.organ().equals(ballot.organ()));
    }
}
