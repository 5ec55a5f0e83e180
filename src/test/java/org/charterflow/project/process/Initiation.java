package org.charterflow.project.process;

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
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.ballot.VotingRule;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.meeting.TestMeetings;
import org.charterflow.project.NewProposal;
import org.charterflow.project.ProjectStatus;
import org.charterflow.project.SupportAnswer;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks a proposal through its process in tests, with members and groups of its own. */
@TestComponent
@Import(TestMeetings.class)
class Initiation {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ProcessEngine engine;
    private final ProjectProcess process;
    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;
    private final Organs organs;
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
    private String instance = "";

    Initiation(
            ProcessEngine engine,
            ProjectProcess process,
            Alliances alliances,
            Members members,
            Representatives representatives,
            Organs organs,
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
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.organs = organs;
        this.seats = seats;
        this.offices = offices;
        this.cases = cases;
        this.ballots = ballots;
        this.room = room;
        this.meetings = meetings;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Initiation at(String where) {
        alliance = where;
        return this;
    }

    String caseNumber() {
        return caseNumber;
    }

    String instance() {
        return instance;
    }

    Member member(String memberClass) {
        int number = COUNT.incrementAndGet();
        String user = alliance + ".project" + number + "-"
                + UUID.randomUUID().toString().substring(0, 4);
        Member member = members.admit(
                new NewMember(
                        alliance,
                        Bilingual.of("立项测试单位" + number, "Project Test Unit " + number),
                        "enterprise",
                        "CN",
                        null,
                        null,
                        null,
                        "notice@project" + number + ".example",
                        new NewRepresentative(user, "代表" + number, null, user + "@project.example", null)),
                memberClass,
                today());
        own.add(member);
        return member;
    }

    Representative person(Member member) {
        return representatives.ofMember(member.id()).orElseThrow();
    }

    /** A group of so many new members, the first of which leads it. */
    String group(OrganKind kind, String prefix, String memberClass, int count) {
        String id = prefix + "-test" + COUNT.incrementAndGet();
        organs.establish(alliance, id, kind, Bilingual.of("测试组" + id, "Test group " + id), today());
        for (int i = 0; i < count; i++) {
            Member member = member(memberClass);
            seats.give(member, id, "member", today());
            if (i == 0) {
                offices.appoint(person(member), id, "leader", today());
            }
        }
        return id;
    }

    Map<String, String> answers(Member... supporters) {
        Map<String, String> answers = new HashMap<>();
        answers.put("titleZh", "测试镜像站" + COUNT.incrementAndGet());
        answers.put("titleEn", "Test mirror " + COUNT.get());
        answers.put("kind", "technical");
        answers.put("goals", "建立公共镜像站");
        answers.put("deliverables", "镜像站");
        answers.put("licence", "Apache-2.0");
        answers.put("repository", "https://git.example/mirror");
        answers.put("committers", "张示例");
        answers.put("ipStatement", "无第三方权利");
        if (supporters.length > 0) {
            answers.put(
                    "supporters",
                    String.join(
                            "、",
                            List.of(supporters).stream().map(Member::number).toList()));
        }
        return answers;
    }

    Initiation propose(Member proposer, Map<String, String> answers) {
        caseNumber = process.start(new NewProposal(person(proposer), "mail", answers, List.of()));
        return follow(caseNumber);
    }

    /** Goes on with a case started elsewhere. */
    Initiation follow(String number) {
        caseNumber = number;
        instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .processDefinitionKey("project-initiation")
                .singleResult()
                .getId();
        return run();
    }

    Initiation run() {
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
        return instances("project-initiation", "project-status", "ballot").stream()
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

    /** Moves a change of the status of the proposal's project, in a case of its own. */
    Initiation moveStatus(Member by, String project, ProjectStatus status) {
        caseNumber =
                process.moveStatus(alliance, project, status, "理由", person(by).userId(), "api");
        return run();
    }

    /** Goes on with a motion on a status that was moved elsewhere. */
    Initiation moved(String number) {
        caseNumber = number;
        return run();
    }

    /** Moves a change of status by the form in Tasklist. */
    Initiation moveStatusByForm(Member by, String project, String status) {
        return moved(start("project-status", by, Map.of("project", project, "projectStatus", status, "reason", "理由")));
    }

    /** Submits the start form of a process as a member's representative; its case number. */
    String start(String definition, Member by, Map<String, Object> fields) {
        engine.getIdentityService()
                .setAuthentication(person(by).userId(), List.of(alliance + "-participant"), List.of(alliance));
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

    /** Moves the clock to the next timer of the proposal or its ballot, and executes what is due. */
    Initiation nextTimer() {
        instances("project-initiation", "project-status", "ballot").stream()
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

    Initiation support(Member member, SupportAnswer answer) {
        process.support(alliance, caseNumber, person(member).userId(), answer, "link");
        return run();
    }

    Initiation supportByTask(Member member, String answer) {
        String user = person(member).userId();
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey("userTask_supportProposal")
                .taskAssignee(user)
                .singleResult();
        assertThat(task).as("the task of %s", user).isNotNull();
        engine.getIdentityService().setAuthentication(user, List.of(), List.of(alliance));
        try {
            engine.getTaskService().complete(task.getId(), new HashMap<>(Map.of("supportAnswer", answer)));
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
        return run();
    }

    Initiation revise(Member proposer, Map<String, String> answers) {
        process.revise(alliance, caseNumber, person(proposer).userId(), "mail", answers, List.of());
        return run();
    }

    Initiation withdraw() {
        process.withdraw(alliance, caseNumber);
        return run();
    }

    Initiation leave(Member member) {
        members.end(member.id(), today(), "test");
        return run();
    }

    /** The unit's representative has left, and nobody is named yet. */
    Initiation vacate(Member member) {
        jdbc.sql("update representative set ended_on = :today where member = :member and ended_on is null")
                .param("today", today())
                .param("member", member.id())
                .update();
        return this;
    }

    Representative name(Member member) {
        String user = alliance + ".successor" + COUNT.incrementAndGet();
        return representatives.succeed(
                member, new NewRepresentative(user, "继任代表", null, user + "@project.example", null), today());
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

    Initiation assign(String organ) {
        return complete("userTask_assignOrgan", Map.of("assignmentDecision", "assign", "organ", organ));
    }

    Initiation complete(String definition, Map<String, Object> fields) {
        Task task = task(definition);
        engine.getTaskService().setAssignee(task.getId(), alliance + ".secretary1");
        engine.getTaskService().complete(task.getId(), new HashMap<>(fields));
        return run();
    }

    /** Whoever may open the ballot does, and so many seats vote in favour, the others against; then it closes. */
    Initiation vote(String caller, int inFavour) {
        Task open = task("userTask_openBallot");
        String ballot = open.getProcessInstanceId();
        meetings.take(UUID.fromString((String) engine.getTaskService().getVariable(open.getId(), "ballotId")));
        engine.getTaskService().claim(open.getId(), caller);
        engine.getTaskService().complete(open.getId());
        run();
        while (engine.getTaskService()
                        .createTaskQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .taskDefinitionKey("userTask_castVote")
                        .count()
                == 0) {
            nextTimer();
        }
        callRoll(caller);
        int voted = 0;
        for (Task seat : engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey("userTask_castVote")
                .list()) {
            String vote = voted++ < inFavour ? "for" : "against";
            engine.getTaskService().complete(seat.getId(), new HashMap<>(Map.of("vote", vote, "interest", false)));
        }
        run();
        while (instances("ballot").contains(ballot)) {
            nextTimer();
        }
        return this;
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

    String leader(String organ, String office) {
        return offices.holders(alliance, organ, office).get(0).userId();
    }

    String state() {
        return cases.find(caseNumber).orElseThrow().state();
    }

    /** The end event the process came to; fails while it runs. */
    String end() {
        assertThat(instances("project-initiation"))
                .as("%s is %s", caseNumber, state())
                .isEmpty();
        List<String> inner = List.of("end_supportFound", "end_returned", "end_notAdmitted", "end_considered");
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

    List<String> mails() {
        return jdbc.sql("select kind from notice where case_number = :case order by created_at, kind")
                .param("case", caseNumber)
                .query(String.class)
                .list();
    }

    String mail(String kind) {
        return jdbc.sql("""
            select subject || chr(10) || body from notice where case_number = :case and kind = :kind
             order by created_at desc, ctid desc limit 1
            """)
                .param("case", caseNumber)
                .param("kind", kind)
                .query(String.class)
                .single();
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
