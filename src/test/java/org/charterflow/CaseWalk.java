package org.charterflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.ballot.VotingRule;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.meeting.TestMeetings;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks any case through its process and its ballots in tests, on the real engine with the job executor off. */
@Component
@Profile("test")
public class CaseWalk {

    /** Sorts notices as they were written: the clock may stand still between two, the numbers of deliveries do not. */
    public static final String WRITTEN =
            "(created_at, coalesce((select max(d.id) from delivery d where d.notice = notice.id), 0))";

    private final ProcessEngine engine;
    private final CaseFiles cases;
    private final Ballots ballots;
    private final RoomBallots room;
    private final TestMeetings meetings;
    private final JdbcClient jdbc;
    private final MutableClock clock;

    CaseWalk(
            ProcessEngine engine,
            CaseFiles cases,
            Ballots ballots,
            RoomBallots room,
            TestMeetings meetings,
            JdbcClient jdbc,
            MutableClock clock) {
        this.engine = engine;
        this.cases = cases;
        this.ballots = ballots;
        this.room = room;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Executes what is due, of the case's process and its ballots, until nothing is. */
    public void run(String caseNumber) {
        EarlyClosings.await(engine, caseNumber);
        for (List<Job> due = due(caseNumber); !due.isEmpty(); due = due(caseNumber)) {
            due.forEach(job -> {
                if (engine.getManagementService()
                                .createJobQuery()
                                .jobId(job.getId())
                                .count()
                        == 1) {
                    engine.getManagementService().executeJob(job.getId());
                }
            });
        }
    }

    private List<Job> due(String caseNumber) {
        return instances(caseNumber).stream()
                .flatMap(running -> engine
                        .getManagementService()
                        .createJobQuery()
                        .processInstanceId(running)
                        .executable()
                        .orderByJobDuedate()
                        .asc()
                        .list()
                        .stream())
                .toList();
    }

    private List<String> instances(String caseNumber) {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .list()
                .stream()
                .map(running -> running.getId())
                .toList();
    }

    /** Moves the clock to the next timer of the case or its ballot, and executes what is due. */
    public void nextTimer(String caseNumber) {
        instances(caseNumber).stream()
                .flatMap(running ->
                        engine
                                .getManagementService()
                                .createJobQuery()
                                .processInstanceId(running)
                                .timers()
                                .list()
                                .stream())
                .map(job -> job.getDuedate().toInstant())
                .min(Instant::compareTo)
                .filter(due -> due.isAfter(clock.instant()))
                .ifPresent(clock::set);
        run(caseNumber);
    }

    /** When a timer of the case fires. */
    public Instant timer(String caseNumber, String id) {
        return instances(caseNumber).stream()
                .flatMap(
                        running -> engine
                                .getManagementService()
                                .createJobQuery()
                                .processInstanceId(running)
                                .activityId(id)
                                .list()
                                .stream())
                .map(job -> job.getDuedate().toInstant())
                .findFirst()
                .orElseThrow();
    }

    public Task task(String caseNumber, String definition) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(definition)
                .singleResult();
        assertThat(task)
                .as("%s of %s; it is %s", definition, caseNumber, state(caseNumber))
                .isNotNull();
        return task;
    }

    /**
     * Whoever may open the ballot does, in a meeting where the rule asks for one; so many seats vote in favour, the others
     * against; then it closes.
     */
    public void vote(String caseNumber, String caller, int inFavour) {
        Task open = task(caseNumber, "userTask_openBallot");
        String ballot = open.getProcessInstanceId();
        meetings.take(UUID.fromString((String) engine.getTaskService().getVariable(open.getId(), "ballotId")));
        engine.getTaskService().claim(open.getId(), caller);
        engine.getTaskService().complete(open.getId());
        run(caseNumber);
        while (votes(caseNumber).isEmpty()) {
            nextTimer(caseNumber);
        }
        callRoll(caseNumber, caller);
        int voted = 0;
        for (Task seat : votes(caseNumber)) {
            String vote = voted++ < inFavour ? "for" : "against";
            engine.getTaskService().complete(seat.getId(), new HashMap<>(Map.of("vote", vote, "interest", false)));
        }
        run(caseNumber);
        while (instances(caseNumber).contains(ballot)) {
            nextTimer(caseNumber);
        }
    }

    private List<Task> votes(String caseNumber) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey("userTask_castVote")
                .list();
    }

    /** At a meeting everybody is there. */
    private void callRoll(String caseNumber, String caller) {
        ballots.ofCase(caseNumber).stream()
                .filter(ballot -> ballot.state() == BallotState.OPEN
                        && ballot.ruleInForce().form() == VotingRule.Form.MEETING)
                .forEach(ballot -> room.callRoll(
                        ballot.id(),
                        room.roll(ballot.id()).seats().stream()
                                .map(called -> new Attendance(called.seat(), Attendance.Status.PRESENT, null))
                                .toList(),
                        caller));
    }

    /** Submits the start form of a process as somebody of an alliance; the number of the case it opened. */
    public String start(String alliance, String definition, String user, Map<String, Object> fields) {
        engine.getIdentityService().setAuthentication(user, List.of(alliance + "-participant"), List.of(alliance));
        try {
            String id = engine.getRepositoryService()
                    .createProcessDefinitionQuery()
                    .processDefinitionKey(definition)
                    .latestVersion()
                    .singleResult()
                    .getId();
            return engine.getFormService()
                    .submitStartForm(id, new HashMap<>(fields))
                    .getBusinessKey();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    public String state(String caseNumber) {
        return cases.find(caseNumber).orElseThrow().state();
    }

    /**
     * The end event the case's process came to; fails while it runs.
     *
     * @param inner end events of its sub-processes, which are not meant
     */
    public String end(String caseNumber, String definition, Set<String> inner) {
        assertThat(instances(caseNumber))
                .as("%s is %s", caseNumber, state(caseNumber))
                .isEmpty();
        String instance = engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .processDefinitionKey(definition)
                .singleResult()
                .getId();
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .list()
                .stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .filter(id -> !id.endsWith("Reminded") && !inner.contains(id))
                .findFirst()
                .orElseThrow();
    }

    /** The kinds of the case's notices, in their order. */
    public List<String> mails(String caseNumber) {
        return jdbc.sql("select kind from notice where case_number = :case order by created_at, kind")
                .param("case", caseNumber)
                .query(String.class)
                .list();
    }

    /** The texts of one kind, the latest first. */
    public List<String> texts(String caseNumber, String kind) {
        return texts(jdbc, caseNumber, kind);
    }

    /** The same, for whoever walks a case in another way. */
    public static List<String> texts(JdbcClient jdbc, String caseNumber, String kind) {
        return jdbc.sql("select subject || chr(10) || body from notice where case_number = :case and kind = :kind"
                        + " order by " + WRITTEN + " desc")
                .param("case", caseNumber)
                .param("kind", kind)
                .query(String.class)
                .list();
    }
}
