package org.charterflow.group.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.NewMember;
import org.charterflow.alliance.NewRepresentative;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.ballot.VotingRule;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.group.GroupCases;
import org.charterflow.group.NewGroup;
import org.charterflow.language.Bilingual;
import org.charterflow.meeting.TestMeetings;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks the cases of groups through their process in tests, with members of its own. */
@TestComponent
@Import(TestMeetings.class)
class Founding {

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final String[] PROCESSES = {"working-group", "ballot"};

    private final ProcessEngine engine;
    private final GroupProcess process;
    private final GroupCases groupCases;
    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;
    private final Seats seats;
    private final Offices offices;
    private final CaseFiles cases;
    private final Ballots ballots;
    private final RoomBallots room;
    private final TestMeetings meetings;
    private final JdbcClient jdbc;
    private final MutableClock clock;

    private final List<Member> own = new ArrayList<>();
    private String alliance = "";
    private String caseNumber = "";

    Founding(
            ProcessEngine engine,
            GroupProcess process,
            GroupCases groupCases,
            Alliances alliances,
            Members members,
            Representatives representatives,
            Seats seats,
            Offices offices,
            CaseFiles cases,
            Ballots ballots,
            RoomBallots room,
            TestMeetings meetings,
            JdbcClient jdbc,
            MutableClock clock) {
        this.engine = engine;
        this.process = process;
        this.groupCases = groupCases;
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.seats = seats;
        this.offices = offices;
        this.cases = cases;
        this.ballots = ballots;
        this.room = room;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Founding at(String where) {
        alliance = where;
        return this;
    }

    String caseNumber() {
        return caseNumber;
    }

    Member member(String memberClass) {
        int number = COUNT.incrementAndGet();
        String user = alliance + ".group" + number + "-"
                + UUID.randomUUID().toString().substring(0, 4);
        Member member = members.admit(
                new NewMember(
                        alliance,
                        Bilingual.of("设组测试单位" + number, "Group Test Unit " + number),
                        "enterprise",
                        "CN",
                        null,
                        null,
                        null,
                        "notice@group" + number + ".example",
                        new NewRepresentative(user, "组代表" + number, null, user + "@group.example", null)),
                memberClass,
                today());
        own.add(member);
        return member;
    }

    /** A new member with a voting seat in an organ. */
    Member seated(String memberClass, String organ, String capacity) {
        Member member = member(memberClass);
        if (seats.ofMember(member.id()).stream().noneMatch(seat -> seat.organ().equals(organ))) {
            seats.give(member, organ, capacity, today());
        }
        return member;
    }

    Representative person(Member member) {
        return representatives.ofMember(member.id()).orElseThrow();
    }

    String user(Member member) {
        return person(member).userId();
    }

    Map<String, String> answers() {
        int number = COUNT.incrementAndGet();
        Map<String, String> answers = new HashMap<>();
        answers.put("nameZh", "测试工作组" + number);
        answers.put("nameEn", "Test working group " + number);
        answers.put("purpose", "建立共同流程");
        return answers;
    }

    Map<String, String> temporary() {
        Map<String, String> answers = answers();
        answers.put("kind", "temporary-working-group");
        return answers;
    }

    Founding propose(Member by, Map<String, String> answers) {
        return follow(process.propose(new NewGroup(person(by), "api", answers)));
    }

    /** Goes on with a case started elsewhere. */
    Founding follow(String number) {
        caseNumber = number;
        return run();
    }

    /** Goes on with the latest case about a group, such as one that began when its leader left. */
    Founding followLatest(String group) {
        return follow(jdbc.sql("""
                        select case_number from group_case where alliance = :alliance and organ = :group
                         order by opened_at desc, case_number desc limit 1
                        """)
                .param("alliance", alliance)
                .param("group", group)
                .query(String.class)
                .single());
    }

    String group() {
        String group = groupCases.groupOf(alliance, caseNumber);
        assertThat(group)
                .as("the group of %s, which is %s", caseNumber, state())
                .isNotNull();
        return String.valueOf(group);
    }

    Founding run() {
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
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
        return this;
    }

    private List<Job> due() {
        return instances(PROCESSES).stream()
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

    private List<String> instances(String... definitions) {
        return List.of(definitions).stream()
                .flatMap(definition -> engine
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .processDefinitionKey(definition)
                        .list()
                        .stream())
                .map(running -> running.getId())
                .toList();
    }

    /** Moves the clock to the next timer of the case or its ballot, and executes what is due. */
    Founding nextTimer() {
        instances(PROCESSES).stream()
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
        return run();
    }

    /** The only place where a ballot is opened: whoever may does, all vote alike, and it closes. */
    Founding vote(String caller, boolean inFavour) {
        Task open = task("userTask_openBallot");
        String ballot = open.getProcessInstanceId();
        meetings.take(UUID.fromString((String) engine.getTaskService().getVariable(open.getId(), "ballotId")));
        engine.getTaskService().claim(open.getId(), caller);
        engine.getTaskService().complete(open.getId());
        run();
        while (votes().isEmpty()) {
            nextTimer();
        }
        callRoll(caller);
        votes().forEach(seat -> engine.getTaskService()
                .complete(seat.getId(), new HashMap<>(Map.of("vote", inFavour ? "for" : "against"))));
        run();
        while (instances("ballot").contains(ballot)) {
            nextTimer();
        }
        return this;
    }

    private List<Task> votes() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey("userTask_castVote")
                .list();
    }

    /** At a meeting everybody is there. */
    private void callRoll(String caller) {
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

    Task task(String definition) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(definition)
                .singleResult();
        assertThat(task)
                .as("%s of %s; it is %s", definition, caseNumber, state())
                .isNotNull();
        return task;
    }

    Instant timer(String id) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instances("working-group").get(0))
                .activityId(id)
                .singleResult()
                .getDuedate()
                .toInstant();
    }

    String holder(String office) {
        return offices.holders(alliance, office).get(0).userId();
    }

    Founding leaveAlliance(Member member) {
        members.end(member.id(), today(), "test");
        return this;
    }

    String state() {
        return cases.find(caseNumber).orElseThrow().state();
    }

    /** The end event the process came to; fails while it runs. */
    String end() {
        assertThat(instances("working-group"))
                .as("%s is %s", caseNumber, state())
                .isEmpty();
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .processDefinitionKey("working-group")
                        .singleResult()
                        .getId())
                .list()
                .stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .findFirst()
                .orElseThrow();
    }

    List<String> mails() {
        return jdbc.sql("select kind from notice where case_number = :case order by created_at, kind")
                .param("case", caseNumber)
                .query(String.class)
                .list();
    }

    /** The latest mail of a kind. */
    String mail(String kind) {
        return texts(kind).get(0);
    }

    /** The mails of a kind, the latest first. */
    List<String> texts(String kind) {
        return jdbc.sql("""
                        select subject || chr(10) || body from notice where case_number = :case and kind = :kind
                         order by created_at desc, ctid desc
                        """)
                .param("case", caseNumber)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    void giveBack() {
        own.stream()
                .map(member -> members.get(member.id()))
                .filter(member -> member.endedOn() == null)
                .forEach(member -> members.end(member.id(), today(), "test"));
        own.clear();
    }

    private LocalDate today() {
        return alliances.today(alliance);
    }
}
