package org.charterflow.minutes.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.EarlyClosings;
import org.charterflow.MutableClock;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.ClosedMeetings;
import org.charterflow.minutes.MinutesDrafts;
import org.charterflow.minutes.MinutesEdit;
import org.charterflow.minutes.MinutesText;
import org.charterflow.minutes.MinutesViews;
import org.charterflow.minutes.OpenPoint;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks minutes through their process in tests: jobs are executed by hand, the clock is moved, mails are handed over. */
@Component
@Profile("test")
public class MinutesBed {

    static final String ALLIANCE = "oscar";
    static final String SECRETARY = "oscar.secretary1";

    private final ProcessEngine engine;
    private final MinutesProcess process;
    private final MinutesDrafts drafts;
    private final MinutesViews views;
    private final ClosedMeetings meetings;
    private final JdbcClient jdbc;
    private final MutableClock clock;

    MinutesBed(
            ProcessEngine engine,
            MinutesProcess process,
            MinutesDrafts drafts,
            MinutesViews views,
            ClosedMeetings meetings,
            JdbcClient jdbc,
            MutableClock clock) {
        this.engine = engine;
        this.process = process;
        this.drafts = drafts;
        this.views = views;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A closed meeting of OSCAR's board with a report and a decision, six in favour of seven present. */
    public String closedMeeting() {
        return closedMeeting(0);
    }

    /** The same with so many guests beside the board. */
    public String closedMeeting(int guests) {
        List<Attendee> board = new ArrayList<>(meetings.voters(ALLIANCE, "board"));
        board.add(ClosedMeetings.guest(SECRETARY, "赵示例"));
        for (int guest = 0; guest < guests; guest++) {
            board.add(ClosedMeetings.guest("guest." + guest, "来宾" + guest));
        }
        String caseNumber = meetings.open(
                ALLIANCE, "board", "oscar.b1", board, Map.of("oscar.b8", Status.ABSENT, "oscar.b9", Status.ABSENT));
        meetings.discuss(caseNumber, "秘书处工作报告", "秘书长汇报了工作。", "听取报告。");
        meetings.decide(caseNumber, "设立开源安全工作组", "working-group", 6, 1, 0);
        meetings.close(caseNumber);
        return caseNumber;
    }

    /** Starts the minutes of a closed meeting, up to the writing. */
    public String start(String caseNumber) {
        ActingAlliance.act(ALLIANCE, () -> engine.getRuntimeService().startProcessInstanceByKey("minutes", caseNumber));
        run(caseNumber);
        return caseNumber;
    }

    /** Minutes that have just been sent, all mails handed over at this moment. */
    public String sent() {
        String caseNumber = start(closedMeeting());
        finish(caseNumber);
        handOver(caseNumber, clock.instant());
        return caseNumber;
    }

    public void finish(String caseNumber) {
        process.finishWriting(ALLIANCE, caseNumber, SECRETARY);
        run(caseNumber);
    }

    MinutesText text(String caseNumber) {
        return views.of(caseNumber, true).text();
    }

    /** Writes some passages anew, the others stay. */
    void write(String caseNumber, Map<String, String> passages, List<OpenPoint> points) {
        MinutesText before = text(caseNumber);
        Map<String, String> texts = new HashMap<>(before.texts());
        texts.putAll(passages);
        drafts.save(
                caseNumber,
                new MinutesEdit(views.minutes(caseNumber).edit(), texts, points, before.confidential()),
                SECRETARY,
                "form");
    }

    /** Executes what is due, of the minutes and of action items, until nothing is. */
    public void run(String caseNumber) {
        EarlyClosings.await(engine, caseNumber);
        for (List<Job> due = due(caseNumber); !due.isEmpty(); due = due(caseNumber)) {
            due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
    }

    private List<Job> due(String caseNumber) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .list()
                .stream()
                .flatMap(running -> engine
                        .getManagementService()
                        .createJobQuery()
                        .processInstanceId(running.getId())
                        .executable()
                        .list()
                        .stream())
                .toList();
    }

    Job timer(String caseNumber, String process) {
        String instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .processDefinitionKey(process)
                .list()
                .get(0)
                .getId();
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .singleResult();
    }

    /** Moves the clock to the one timer of the minutes and fires it. */
    public void nextTimer(String caseNumber) {
        nextTimer(caseNumber, "minutes");
    }

    void nextTimer(String caseNumber, String process) {
        Job timer = timer(caseNumber, process);
        Instant due = timer.getDuedate().toInstant();
        if (due.isAfter(clock.instant())) {
            clock.set(due);
        }
        engine.getManagementService().executeJob(timer.getId());
        run(caseNumber);
    }

    /** Has all mails of the case that wait handed over at an instant. */
    public void handOver(String caseNumber, Instant at) {
        jdbc.sql("""
                        update delivery set state = 'SENT', handed_over_at = :at, answer = '250 ok'
                         where state = 'PENDING' and notice in (select id from notice where case_number = :case)
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("case", caseNumber)
                .update();
    }

    boolean waitsAt(String caseNumber, String activity) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .activityIdIn(activity)
                        .count()
                > 0;
    }

    boolean ended(String caseNumber) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .processDefinitionKey("minutes")
                        .count()
                == 0;
    }

    Task task(String caseNumber, String definition) {
        List<Task> found = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(definition)
                .list();
        assertThat(found).as("%s of %s", definition, caseNumber).hasSize(1);
        return found.get(0);
    }

    ProcessEngine engine() {
        return engine;
    }

    public int addressees(String caseNumber, String kind) {
        return jdbc.sql("""
                        select count(*) from delivery
                         where notice in (select id from notice where case_number = :case and kind = :kind)
                        """)
                .param("case", caseNumber)
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    UUID document(String caseNumber, String like) {
        return jdbc.sql("select id from document where case_number = :case and name like :like")
                .param("case", caseNumber)
                .param("like", like)
                .query(UUID.class)
                .single();
    }
}
