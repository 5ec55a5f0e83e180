package org.charterflow.withdrawal.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.CaseWalk;
import org.charterflow.EarlyClosings;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.NewMember;
import org.charterflow.alliance.NewRepresentative;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.withdrawal.NewWithdrawal;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks a withdrawal through its process in tests, with members of its own. */
@Component
@Profile("test")
class Leaving {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final ProcessEngine engine;
    private final WithdrawalProcess process;
    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;
    private final Offices offices;
    private final CaseFiles cases;
    private final JdbcClient jdbc;
    private final MutableClock clock;
    private final List<Member> own = new ArrayList<>();
    private String caseNumber = "";

    Leaving(
            ProcessEngine engine,
            WithdrawalProcess process,
            Alliances alliances,
            Members members,
            Representatives representatives,
            Offices offices,
            CaseFiles cases,
            JdbcClient jdbc,
            MutableClock clock) {
        this.engine = engine;
        this.process = process;
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.offices = offices;
        this.cases = cases;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Member member(String alliance, String memberClass) {
        int number = COUNT.incrementAndGet();
        String user = alliance + ".leaving" + number + "-"
                + UUID.randomUUID().toString().substring(0, 4);
        Member member = members.admit(
                new NewMember(
                        alliance,
                        Bilingual.of("退会测试单位" + number, "Leaving Test Unit " + number),
                        "enterprise",
                        "CN",
                        null,
                        null,
                        null,
                        "notice@leaving" + number + ".example",
                        new NewRepresentative(user, "代表" + number, null, user + "@leaving.example", null)),
                memberClass,
                alliances.today(alliance));
        own.add(member);
        return member;
    }

    Representative person(Member member) {
        return representatives.ofMember(member.id()).orElseThrow();
    }

    Leaving declare(Member member) {
        return declare(new NewWithdrawal(person(member), "mail", "我单位退出联盟。", clock.instant(), null));
    }

    Leaving declare(NewWithdrawal declared) {
        return follow(process.start(declared));
    }

    /** Goes on with a case started elsewhere. */
    Leaving follow(String number) {
        caseNumber = number;
        return run();
    }

    /** Executes what is due, of the withdrawal and of its ballot, until nothing is. */
    Leaving run() {
        EarlyClosings.await(engine, caseNumber);
        for (List<Job> due = jobs(true); !due.isEmpty(); due = jobs(true)) {
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

    /** The chair opens the board's ballot, so many seats vote in favour and the others against; then it closes. */
    Leaving vote(String alliance, int inFavour) {
        Task open = task("userTask_openBallot");
        engine.getTaskService()
                .claim(open.getId(), offices.holders(alliance, "chair").get(0).userId());
        engine.getTaskService().complete(open.getId());
        run();
        while (seatTasks().isEmpty()) {
            nextTimer();
        }
        int voted = 0;
        for (Task seat : seatTasks()) {
            String vote = voted++ < inFavour ? "for" : "against";
            engine.getTaskService().complete(seat.getId(), new HashMap<>(Map.of("vote", vote, "interest", false)));
        }
        run();
        while (instances().stream()
                .anyMatch(running -> running.getProcessDefinitionId().startsWith("ballot:"))) {
            nextTimer();
        }
        return this;
    }

    private List<Task> seatTasks() {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey("userTask_castVote")
                .list();
    }

    private void nextTimer() {
        Instant due = jobs(false).stream()
                .map(job -> job.getDuedate().toInstant())
                .min(Instant::compareTo)
                .orElseThrow();
        if (due.isAfter(clock.instant())) {
            clock.set(due);
        }
        run();
    }

    private List<Job> jobs(boolean executable) {
        return instances().stream()
                .flatMap(running -> {
                    var query = engine.getManagementService().createJobQuery().processInstanceId(running.getId());
                    return (executable ? query.executable() : query.timers()).orderByJobDuedate().asc().list().stream();
                })
                .toList();
    }

    private List<ProcessInstance> instances() {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .list();
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

    String caseNumber() {
        return caseNumber;
    }

    String state() {
        return cases.find(caseNumber).orElseThrow().state();
    }

    /** The end event the process came to; fails while it runs. */
    String end() {
        assertThat(instances()).as("%s is %s", caseNumber, state()).isEmpty();
        return engine
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processDefinitionId(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .processDefinitionKey("withdrawal")
                        .singleResult()
                        .getProcessDefinitionId())
                .processInstanceId(engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .processDefinitionKey("withdrawal")
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
        return jdbc.sql("select kind from notice where case_number = :case order by " + CaseWalk.WRITTEN)
                .param("case", caseNumber)
                .query(String.class)
                .list();
    }

    String mail(String kind) {
        return CaseWalk.texts(jdbc, caseNumber, kind).get(0);
    }

    /** Who was written to by a notice of the case, by user id. */
    List<String> addressees(String kind) {
        return jdbc.sql("""
                        select addressee_key from delivery join notice on notice.id = delivery.notice
                         where case_number = :case and kind = :kind
                        """)
                .param("case", caseNumber)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    /** Members of the test's own that have not left do now. */
    void giveBack() {
        own.stream()
                .map(member -> members.get(member.id()))
                .filter(member -> member.endedOn() == null)
                .forEach(member -> members.end(member.id(), alliances.today(member.alliance()), "test"));
        own.clear();
    }
}
