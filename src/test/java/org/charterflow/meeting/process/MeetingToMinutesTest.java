package org.charterflow.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.access.Viewer;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.process.TestOrgan;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.duty.DutyCalendar;
import org.charterflow.duty.Occasion;
import org.charterflow.meeting.ItemKind;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.Proceedings;
import org.charterflow.minutes.Confirmation;
import org.charterflow.minutes.MinutesViews;
import org.charterflow.minutes.Publication;
import org.charterflow.minutes.Version;
import org.charterflow.minutes.process.MinutesProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A meeting of the board from its call to its published minutes, one case and one process throughout. */
@IntegrationTest
class MeetingToMinutesTest {

    @Autowired
    private MeetingWalk walk;

    @Autowired
    private TestOrgan organ;

    @Autowired
    private MeetingProcess process;

    @Autowired
    private Proceedings proceedings;

    @Autowired
    private Meetings meetings;

    @Autowired
    private MinutesProcess minutes;

    @Autowired
    private MinutesViews views;

    @Autowired
    private Confirmation confirmation;

    @Autowired
    private Publication publication;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private DutyCalendar calendar;

    @Autowired
    private MutableClock clock;

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    @Article("OSCAR-29.2")
    @Article("OSCAR-29.6")
    void aBoardMeetsConfirmsItsMinutesAndTheCaseIsClosed() {
        List<Unit> board = organ.of("oscar", "board", "board", "board-member", 4, "chair");
        String chair = board.get(0).user();
        Instant start = clock.instant()
                .atZone(MeetingWalk.BEIJING)
                .toLocalDate()
                .plusDays(20)
                .atTime(14, 0)
                .atZone(MeetingWalk.BEIJING)
                .toInstant();
        walk.call("oscar", "board", start, chair);
        String meeting = walk.caseNumber();
        assertThat(occasion(meeting).sequence()).isZero();
        UUID report =
                walk.topic("工作报告", ItemKind.INFORMATION, null, board.get(1).user());
        UUID policy =
                walk.topic("开源合规政策", ItemKind.DECISION, "policy", board.get(2).user());
        walk.list(chair, report, policy).publish(chair);
        walk.handOver(clock.instant()).at(start).open(chair);
        walk.roll(4, chair);
        proceedings.note(meeting, report, "秘书长报告上半年工作", "听取报告", chair);
        UUID ballot = process.put(meeting, policy, chair);
        walk.vote(ballot, chair, board, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST);
        process.close(meeting, chair);
        walk.run();
        assertThat(calendar.obligations("oscar").stream()
                        .filter(obligation -> obligation.duty().id().equals("board"))
                        .flatMap(obligation -> obligation.held().stream())
                        .map(Occasion::uid))
                .as("the meeting fulfils the duty of its half year")
                .contains(meetings.meeting(meeting).uid());

        assertThat(views.of(meeting, true).text().texts())
                .as("the outcome of a vote is read from its ballot and not written")
                .containsEntry("item-1-conclusion", "听取报告")
                .doesNotContainKey("item-2-conclusion");
        minutes.finishWriting("oscar", meeting, chair);
        walk.run().handOver(clock.instant());
        confirmation.answer("oscar", meeting, board.get(1).user(), null, null, "form", clock.instant());
        walk.at(confirmation.deadline(views.minutes(meeting)).orElseThrow().at());

        Version version = publication.versions(meeting).get(0);
        assertThat(version.markdown()).contains("| 3 | 1 | 0 | 0 | 0 |", "**通过 adopted**", "秘书长报告上半年工作");
        assertThat(walk.ended()).isTrue();
        assertThat(cases.find(meeting).orElseThrow().outcome()).isEqualTo("minutes-published");
        assertThat(occasion(meeting).page()).isEqualTo("/meetings/" + meeting);
    }

    private Occasion occasion(String meeting) {
        String uid = meetings.meeting(meeting).uid();
        return calendar.occasions("oscar", new Viewer("x", Set.of("oscar-secretariat"))).stream()
                .filter(found -> found.uid().equals(uid))
                .findFirst()
                .orElseThrow();
    }
}
