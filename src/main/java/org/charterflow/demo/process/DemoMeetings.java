package org.charterflow.demo.process;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Stream;
import org.charterflow.alliance.Alliances;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Agenda;
import org.charterflow.meeting.AgendaItem;
import org.charterflow.meeting.AttendanceAnswers;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.ItemKind;
import org.charterflow.meeting.MeetingDeadlines;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.NewMeeting;
import org.charterflow.meeting.Proceedings;
import org.charterflow.meeting.Sessions;
import org.charterflow.meeting.Sessions.Called;
import org.charterflow.meeting.Topic;
import org.charterflow.meeting.Topics;
import org.charterflow.meeting.process.MeetingProcess;
import org.charterflow.minutes.Confirmation;
import org.charterflow.minutes.MinutesDrafts;
import org.charterflow.minutes.MinutesEdit;
import org.charterflow.minutes.MinutesText;
import org.charterflow.minutes.MinutesViews;
import org.charterflow.minutes.OpenPoint;
import org.charterflow.minutes.process.MinutesProcess;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * On the demo's first start OSCAR's chair calls a meeting of the board, whose agenda goes out, and a working group meets:
 * its minutes are with those entitled to attend. Each step goes through the processes, as soon as they have come to it.
 */
@Component
@Profile("demo")
class DemoMeetings {

    private static final Logger LOG = LoggerFactory.getLogger(DemoMeetings.class);

    private static final String ALLIANCE = "oscar";
    private static final String CHAIR = "oscar.b1";
    private static final String GROUP = "wg-standards";
    private static final String LEADER = "oscar.b5";

    private final Meetings meetings;
    private final MeetingDeadlines deadlines;
    private final MeetingProcess process;
    private final Topics topics;
    private final Agenda agenda;
    private final AttendanceAnswers answers;
    private final Sessions sessions;
    private final Proceedings proceedings;
    private final MinutesViews minutes;
    private final MinutesDrafts drafts;
    private final MinutesProcess minutesProcess;
    private final Confirmation confirmation;
    private final Alliances alliances;
    private final Clock clock;
    private final Queue<Runnable> ahead = new ArrayDeque<>();

    DemoMeetings(
            Meetings meetings,
            MeetingDeadlines deadlines,
            MeetingProcess process,
            Topics topics,
            Agenda agenda,
            AttendanceAnswers answers,
            Sessions sessions,
            Proceedings proceedings,
            MinutesViews minutes,
            MinutesDrafts drafts,
            MinutesProcess minutesProcess,
            Confirmation confirmation,
            Alliances alliances,
            Clock clock) {
        this.meetings = meetings;
        this.deadlines = deadlines;
        this.process = process;
        this.topics = topics;
        this.agenda = agenda;
        this.answers = answers;
        this.sessions = sessions;
        this.proceedings = proceedings;
        this.minutes = minutes;
        this.drafts = drafts;
        this.minutesProcess = minutesProcess;
        this.confirmation = confirmation;
        this.alliances = alliances;
        this.clock = clock;
    }

    @EventListener
    void begin(ApplicationReadyEvent event) {
        if (!meetings.ofAlliance(ALLIANCE).isEmpty()) {
            return;
        }
        String board = callBoard();
        String group = callGroup();
        synchronized (ahead) {
            Stream.<Runnable>of(
                            () -> proposeToBoard(board),
                            () -> makeAgenda(board, CHAIR),
                            () -> process.publish(board, CHAIR),
                            () -> answer(board),
                            () -> proposeToGroup(group),
                            () -> makeAgenda(group, LEADER),
                            () -> process.publish(group, LEADER),
                            () -> process.open(group, LEADER),
                            () -> hold(group),
                            () -> process.close(group, LEADER),
                            () -> write(group),
                            () -> minutesProcess.finishWriting(ALLIANCE, group, LEADER),
                            () -> confirm(group))
                    .forEach(ahead::add);
        }
    }

    /** Goes on where the processes have come to the next step; one they have not come to is tried again. */
    @Scheduled(fixedDelayString = "PT1S")
    void goOn() {
        synchronized (ahead) {
            for (Runnable next = ahead.peek(); next != null && taken(next); next = ahead.peek()) {
                ahead.remove();
            }
        }
    }

    private boolean taken(Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuleViolation notYet) {
            if (notYet.kind() == RuleViolation.Kind.INVALID) {
                LOG.warn(
                        "A meeting of the demo stopped: {}",
                        notYet.explanation().en());
                ahead.clear();
            }
            return false;
        }
    }

    private String callBoard() {
        Instant afternoon = alliances
                .today(ALLIANCE)
                .plusWeeks(2)
                .atTime(14, 0)
                .atZone(alliances.zone(ALLIANCE))
                .toInstant();
        Instant start = deadlines.firstLawful(ALLIANCE, "board", afternoon);
        String board = call("board", CHAIR, start, Bilingual.of("第一届理事会第三次会议", "Third meeting of the board"));
        return board;
    }

    private String callGroup() {
        String group = call(
                GROUP,
                LEADER,
                clock.instant().plus(Duration.ofMinutes(2)),
                Bilingual.of("标准和政策工作组例会", "Meeting of the working group on standards and policy"));
        return group;
    }

    private void proposeToBoard(String board) {
        topic(
                board,
                "oscar.secretary1",
                ItemKind.INFORMATION,
                Bilingual.of("秘书处工作报告", "Report of the secretariat"),
                null);
        topic(
                board,
                "oscar.b2",
                ItemKind.DECISION,
                Bilingual.of("开源许可证合规政策", "Policy on licence compliance"),
                Bilingual.of("是否通过《开源许可证合规政策》？", "Shall the policy on licence compliance be adopted?"));
        topic(
                board,
                "oscar.b6",
                ItemKind.DISCUSSION,
                Bilingual.of("下半年技术推广活动", "Promotion of technology in the coming half year"),
                null);
    }

    private void proposeToGroup(String group) {
        topic(group, LEADER, ItemKind.INFORMATION, Bilingual.of("标准编制进展", "Progress of the standards"), null);
        topic(
                group,
                "oscar.b4",
                ItemKind.DISCUSSION,
                Bilingual.of("开源治理成熟度标准的范围", "Scope of a governance maturity standard"),
                null);
    }

    private String call(String organ, String userId, Instant start, Bilingual title) {
        return process.call(
                new NewMeeting(
                        ALLIANCE,
                        organ,
                        title,
                        start,
                        start.plus(Duration.ofHours(2)),
                        "北京市海淀区示例路 1 号 3 层会议室",
                        "https://meet.example/" + organ,
                        null,
                        null),
                userId,
                "form");
    }

    private void topic(String meeting, String userId, ItemKind kind, Bilingual title, @Nullable Bilingual question) {
        topics.propose(
                meeting,
                new Topic(title, null, kind, question == null ? null : "policy", question, null),
                List.of(),
                userId,
                "form",
                clock.instant());
    }

    private void makeAgenda(String meeting, String userId) {
        agenda.order(
                meeting, meetings.topics(meeting).stream().map(AgendaItem::id).toList(), userId);
    }

    private void answer(String board) {
        answers.answer(board, "oscar.b2", AttendanceAnswers.Answer.ACCEPTED, null, "form");
        answers.answer(board, "oscar.b3", AttendanceAnswers.Answer.ACCEPTED, null, "form");
        answers.answer(board, "oscar.b7", AttendanceAnswers.Answer.TENTATIVE, null, "form");
    }

    private void hold(String group) {
        List<Called> roll = meetings.attendees(group).stream()
                .map(Attendee::key)
                .map(key -> new Called(key, key.equals("oscar.e4") ? Status.ABSENT : Status.PRESENT, null))
                .toList();
        process.callRoll(group, roll, null, LEADER);
        sessions.recorder(group, "王示例", LEADER);
        List<AgendaItem> items = meetings.items(group);
        proceedings.note(
                group,
                items.get(0).id(),
                "组长介绍了两项标准的编制进展：征求意见稿已完成，收到意见 17 条。\n与会单位建议统一术语。",
                "听取报告；术语由编写组统一后再次征求意见。",
                LEADER);
        proceedings.note(
                group,
                items.get(1).id(),
                "讨论了标准是否覆盖企业内部开源（inner source），多数意见认为先限于对外开源。",
                "标准先限于对外开源；起草提纲提交下次会议。",
                LEADER);
    }

    private void write(String group) {
        MinutesText text = minutes.of(group, true).text();
        LocalDate due = alliances.today(ALLIANCE).plusDays(30);
        drafts.save(
                group,
                new MinutesEdit(
                        minutes.minutes(group).edit(),
                        text.texts(),
                        List.of(new OpenPoint("起草开源治理成熟度标准提纲", "oscar.b4", due, 2)),
                        Map.of()),
                LEADER,
                "form");
    }

    private void confirm(String group) {
        confirmation.answer(ALLIANCE, group, "oscar.b4", null, null, "form", clock.instant());
    }
}
