package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.CaseWalk;
import org.charterflow.EarlyClosings;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Offices;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.mail.NoticeBounced;
import org.charterflow.mail.NoticeHandedOver;
import org.charterflow.membership.Supplement;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks an application through its process in tests: jobs are executed by hand, the clock is moved. */
final class Journey {

    private final ProcessEngine engine;
    private final MembershipProcess process;
    private final Offices offices;
    private final CaseFiles cases;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final MutableClock clock;

    private String alliance = "";
    private String caseNumber = "";
    private String instance = "";

    Journey(
            ProcessEngine engine,
            MembershipProcess process,
            Offices offices,
            CaseFiles cases,
            JdbcClient jdbc,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            MutableClock clock) {
        this.engine = engine;
        this.process = process;
        this.offices = offices;
        this.cases = cases;
        this.jdbc = jdbc;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    String caseNumber() {
        return caseNumber;
    }

    Journey apply(Applicant applicant) {
        alliance = applicant.alliance;
        caseNumber = process.start(applicant.application()).caseNumber();
        instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .processDefinitionKey("membership-application")
                .singleResult()
                .getId();
        return run();
    }

    /** Executes what is due, of the application and of its ballots, until nothing is. */
    Journey run() {
        EarlyClosings.await(engine, caseNumber);
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
                        .orderByJobDuedate()
                        .asc()
                        .list()
                        .stream())
                .toList();
    }

    /** Moves the clock to the next timer of the application itself, and fires it. */
    Journey nextTimer() {
        Job timer = engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .timers()
                .orderByJobDuedate()
                .asc()
                .list()
                .get(0);
        Instant due = timer.getDuedate().toInstant();
        if (due.isAfter(clock.instant())) {
            clock.set(due);
        }
        engine.getManagementService().executeJob(timer.getId());
        return run();
    }

    Task task(String definition) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(definition)
                .singleResult();
        assertThat(task)
                .as("%s of %s; it is at %s", definition, caseNumber, state())
                .isNotNull();
        return task;
    }

    Journey complete(String definition, Map<String, Object> fields) {
        Task task = task(definition);
        engine.getTaskService().setAssignee(task.getId(), alliance + ".secretary1");
        engine.getTaskService().complete(task.getId(), new HashMap<>(fields));
        return run();
    }

    Journey accept() {
        return complete(
                "userTask_reviewDossier",
                Map.of("reviewDecision", "accept", "sealStatus", "checked", "licenceMatches", true));
    }

    /** The chair opens the ballot, and so many seats vote in favour, the others against. */
    Journey vote(int inFavour) {
        return vote(inFavour, Integer.MAX_VALUE);
    }

    /** As {@link #vote(int)}, with so many against; the others stay away, and the ballot closes at its deadline. */
    Journey vote(int inFavour, int against) {
        String chair = offices.holders(alliance, "chair").get(0).userId();
        Task open = task("userTask_openBallot");
        engine.getTaskService().claim(open.getId(), chair);
        engine.getTaskService().complete(open.getId());
        run();
        int voted = 0;
        long voting = (long) inFavour + against;
        for (Task seat : engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey("userTask_castVote")
                .list()) {
            if (voted >= voting) {
                break;
            }
            String vote = voted++ < inFavour ? "for" : "against";
            engine.getTaskService().complete(seat.getId(), new HashMap<>(Map.of("vote", vote, "interest", false)));
        }
        run();
        for (List<Job> waiting = ofBallot(); !waiting.isEmpty(); waiting = ofBallot()) {
            clock.set(waiting.get(0).getDuedate().toInstant());
            run();
        }
        return this;
    }

    /** What the ballot still waits for: by some rules it closes at its deadline, whoever has voted. */
    private List<Job> ofBallot() {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .processDefinitionKey("ballot")
                .list()
                .stream()
                .flatMap(ballot -> engine
                        .getManagementService()
                        .createJobQuery()
                        .processInstanceId(ballot.getId())
                        .timers()
                        .orderByJobDuedate()
                        .asc()
                        .list()
                        .stream())
                .toList();
    }

    Journey supplement(Map<String, String> answers, String... kinds) {
        return send(answers, "补充", kinds);
    }

    /** The applicant writes something that answers no question. */
    Journey write(String text) {
        return send(Map.of(), text);
    }

    private Journey send(Map<String, String> answers, String text, String... kinds) {
        process.supplement(
                alliance,
                caseNumber,
                new Supplement(
                        "contact@example",
                        "mail",
                        answers,
                        text,
                        List.of(),
                        List.of(),
                        List.of(kinds).stream().map(Applicant::scan).toList()));
        return run();
    }

    /** A new version of the alliance's rules is adopted; it takes effect in so many seconds. */
    Journey newRules(String version) {
        jdbc.sql("""
                        insert into governing_document
                               (id, alliance, name, version, title_zh, title_en, sha256, effective_from, text)
                        values (gen_random_uuid(), :alliance, 'model-rules', :version, '规则', 'Rules', repeat('a', 64), :at, '')
                        """)
                .param("alliance", alliance)
                .param("version", version)
                .param(
                        "at",
                        clock.instant().plusSeconds(Long.parseLong(version)).atOffset(ZoneOffset.UTC))
                .update();
        return this;
    }

    /** As if no new version had been adopted: the next test finds the alliance as it was. */
    static void forgetNewRules(JdbcClient jdbc, TransactionTemplate transaction) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("set local session_replication_role = replica").update();
            jdbc.sql("delete from governing_document where sha256 = repeat('a', 64)")
                    .update();
        });
    }

    Journey acceptanceArrives() {
        transaction.executeWithoutResult(status -> events.publishEvent(new NoticeHandedOver(
                UUID.randomUUID(), alliance, caseNumber, "membership-acceptance", "applicant", clock.instant())));
        return run();
    }

    Journey acceptanceBounces() {
        transaction.executeWithoutResult(status -> events.publishEvent(new NoticeBounced(
                UUID.randomUUID(),
                alliance,
                caseNumber,
                "membership-acceptance",
                "applicant",
                clock.instant(),
                "550 no such user")));
        return run();
    }

    Journey withdraw() {
        process.withdraw(alliance, caseNumber);
        return run();
    }

    Journey confirmAddress() {
        process.confirmAddress(alliance, caseNumber, "link");
        return run();
    }

    /** The state of the case. */
    String state() {
        return cases.find(caseNumber).orElseThrow().state();
    }

    /** The end event the process came to; fails while it runs. */
    String end() {
        ProcessInstance running = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult();
        assertThat(running).as("%s still runs, at %s", caseNumber, state()).isNull();
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .list()
                .stream()
                .filter(activity -> activity.getActivityType().endsWith("EndEvent"))
                .map(HistoricActivityInstance::getActivityId)
                .filter(id -> !id.endsWith("eminded") && !id.endsWith("essageRead"))
                .findFirst()
                .orElseThrow();
    }

    /** The kinds of all mails sent so far, in order. */
    List<String> mails() {
        return jdbc.sql("select kind from notice where case_number = :case order by created_at, kind")
                .param("case", caseNumber)
                .query(String.class)
                .list();
    }

    /** Every mail with its addressee: {@code kind address}. */
    List<String> addressees() {
        return jdbc.sql("""
                        select n.kind || ' ' || d.address from notice n join delivery d on d.notice = n.id
                         where n.case_number = :case
                        """).param("case", caseNumber).query(String.class).list();
    }

    /** The text of the latest mail of a kind. */
    String mail(String kind) {
        return CaseWalk.texts(jdbc, caseNumber, kind).get(0);
    }

    String instance() {
        return instance;
    }
}
