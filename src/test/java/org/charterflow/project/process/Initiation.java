package org.charterflow.project.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.CaseWalk;
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
import org.charterflow.language.Bilingual;
import org.charterflow.project.NewProposal;
import org.charterflow.project.ProjectStatus;
import org.charterflow.project.SupportAnswer;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks a proposal through its process in tests, with members and groups of its own. */
@Component
@Profile("test")
class Initiation {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final CaseWalk walk;
    private final ProcessEngine engine;
    private final ProjectProcess process;
    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;
    private final Organs organs;
    private final Seats seats;
    private final Offices offices;
    private final JdbcClient jdbc;

    private final List<Member> own = new ArrayList<>();
    private String alliance = "";
    private String caseNumber = "";

    Initiation(
            CaseWalk walk,
            ProcessEngine engine,
            ProjectProcess process,
            Alliances alliances,
            Members members,
            Representatives representatives,
            Organs organs,
            Seats seats,
            Offices offices,
            JdbcClient jdbc) {
        this.walk = walk;
        this.engine = engine;
        this.process = process;
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.organs = organs;
        this.seats = seats;
        this.offices = offices;
        this.jdbc = jdbc;
    }

    Initiation at(String where) {
        alliance = where;
        return this;
    }

    String caseNumber() {
        return caseNumber;
    }

    Instant timer(String id) {
        return walk.timer(caseNumber, id);
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
        return run();
    }

    Initiation run() {
        walk.run(caseNumber);
        return this;
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

    /** Proposes by the form in Tasklist. */
    Initiation proposeByForm(Member by, Map<String, String> answers) {
        return follow(start("project-initiation", by, answers));
    }

    private String start(String definition, Member by, Map<String, String> fields) {
        return walk.start(alliance, definition, person(by).userId(), new HashMap<>(fields));
    }

    /** Moves the clock to the next timer of the proposal or its ballot, and executes what is due. */
    Initiation nextTimer() {
        walk.nextTimer(caseNumber);
        return this;
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
        return walk.task(caseNumber, definition);
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
        walk.vote(caseNumber, caller, inFavour);
        return this;
    }

    String leader(String organ, String office) {
        return offices.holders(alliance, organ, office).get(0).userId();
    }

    String state() {
        return walk.state(caseNumber);
    }

    /** The end event the process came to; fails while it runs. */
    String end() {
        return walk.end(
                caseNumber,
                "project-initiation",
                Set.of("end_supportFound", "end_returned", "end_notAdmitted", "end_considered"));
    }

    List<String> mails() {
        return walk.mails(caseNumber);
    }

    String mail(String kind) {
        return walk.texts(caseNumber, kind).get(0);
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
