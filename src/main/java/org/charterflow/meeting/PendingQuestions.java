package org.charterflow.meeting;

import java.util.List;
import java.util.UUID;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Paper;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.casefile.CaseFile;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Service;

/** Decisions of other cases that wait for a meeting of an organ: prepared, and on no agenda that lies ahead. */
@Service
public class PendingQuestions {

    private final Ballots ballots;
    private final RoomBallots room;
    private final ItemStore items;
    private final MeetingStore meetings;
    private final CaseFiles cases;
    private final Members members;

    PendingQuestions(
            Ballots ballots,
            RoomBallots room,
            ItemStore items,
            MeetingStore meetings,
            CaseFiles cases,
            Members members) {
        this.ballots = ballots;
        this.room = room;
        this.items = items;
        this.meetings = meetings;
        this.cases = cases;
        this.members = members;
    }

    /** A question with what the agenda shows of it. */
    public record Question(
            UUID ballot,
            String caseNumber,
            Bilingual title,
            Bilingual question,
            String matter,
            String proposer,
            List<UUID> papers) {}

    /** The questions that wait for a meeting of this one's organ, the earliest first. */
    public List<Question> of(Meeting meeting) {
        return room.waiting(meeting.alliance(), meeting.organ()).stream()
                .filter(ballot -> !ballot.caseNumber().equals(meeting.caseNumber()))
                .filter(ballot -> !listed(ballot))
                .map(this::question)
                .toList();
    }

    private boolean listed(Ballot ballot) {
        return items.ofBallot(ballot.id())
                .flatMap(item -> meetings.find(item.caseNumber()))
                .filter(meeting -> !meeting.state().ended())
                .isPresent();
    }

    private Question question(Ballot ballot) {
        Bilingual title = cases.find(ballot.caseNumber()).map(CaseFile::title).orElse(ballot.question());
        String proposer = ballot.interestedMember() == null
                ? ballot.caseNumber()
                : members.find(ballot.interestedMember())
                        .map(Member::name)
                        .map(Bilingual::zh)
                        .orElse(ballot.caseNumber());
        return new Question(
                ballot.id(),
                ballot.caseNumber(),
                title,
                ballot.question(),
                ballot.matter(),
                proposer,
                ballots.papers(ballot.id()).stream().map(Paper::document).toList());
    }
}
