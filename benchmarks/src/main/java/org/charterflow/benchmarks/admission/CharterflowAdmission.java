package org.charterflow.benchmarks.admission;

import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.alliance.Offices;
import org.charterflow.benchmarks.CharterflowNode;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.reads.LargeInstallation;
import org.charterflow.mail.NoticeHandedOver;
import org.charterflow.mail.inbound.Arrival;
import org.charterflow.mail.inbound.MailIntake;
import org.charterflow.mail.inbound.MailPipeline;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * OSCAR admits an enterprise: the mail is stored and read, the secretariat accepts, the chair opens the vote, seven of
 * seven seats vote in Tasklist. That the acceptance was handed over is told as the outbox would, without sending it.
 */
abstract class CharterflowAdmission implements Contestant {

    private static final AtomicInteger NUMBERS = new AtomicInteger(7_100_000);

    private final Collection<String> cases = new ConcurrentLinkedQueue<>();
    private ApplicationMails mails;
    private ApplicationContext node;
    private JdbcClient jdbc;
    private TaskService tasks;
    private CaseTasks caseTasks;
    private MailIntake intake;
    private MailPipeline pipeline;
    private String chair = "";
    private int clients;

    /** Nothing but the demo's members. */
    static final class Empty extends CharterflowAdmission {}

    /** A thousand alliances, a hundred thousand tasks, a million rows of history. */
    static final class Full extends CharterflowAdmission {

        @Override
        public void start(Database database) throws Exception {
            super.start(database);
            LargeInstallation.fillAll(dataSource());
        }
    }

    @Override
    public void start(Database database) throws Exception {
        mails = new ApplicationMails();
        node = CharterflowNode.start(database);
        jdbc = node.getBean(JdbcClient.class);
        tasks = node.getBean(TaskService.class);
        caseTasks = new CaseTasks(tasks);
        intake = node.getBean(MailIntake.class);
        pipeline = node.getBean(MailPipeline.class);
        chair = node.getBean(Offices.class).holders("oscar", "chair").get(0).userId();
        jdbc.sql("""
                        update seat set ended_on = since where id in (
                            select s.id from seat s join representative r on r.member = s.member and r.ended_on is null
                             where s.alliance = 'oscar' and s.organ = 'board' and s.votes and s.ended_on is null
                             order by r.user_id = :chair desc, r.user_id offset :votes)
                        """).param("chair", chair).param("votes", Admission.VOTES).update();
    }

    final DataSource dataSource() {
        return node.getBean(DataSource.class);
    }

    final HistoryService history() {
        return node.getBean(HistoryService.class);
    }

    /** Stops the node. */
    final void end() {
        ((ConfigurableApplicationContext) node).close();
    }

    @Override
    public void prepare(int size) {
        clients = size;
        cases.clear();
    }

    @Override
    public void work() throws Exception {
        try (Clients each = new Clients(clients)) {
            each.share(clients, client -> admit());
        }
    }

    private void admit() throws Exception {
        admit(NUMBERS.incrementAndGet());
    }

    /** Returns the case's number. */
    final String admit(int number) throws InterruptedException {
        UUID mail = intake.take(new Arrival("oscar", "apply@oscar.example", mails.mail(number), null))
                .id();
        pipeline.processPending();
        String caseNumber = await(() -> one("select case_number from inbound_mail where id = '" + mail + "'"));
        cases.add(caseNumber);
        Task review = await(() -> caseTasks.task(caseNumber, "userTask_reviewDossier"));
        tasks.setAssignee(review.getId(), "oscar.secretary1");
        tasks.complete(
                review.getId(), Map.of("reviewDecision", "accept", "sealStatus", "checked", "licenceMatches", true));
        Task opening = await(() -> caseTasks.task(caseNumber, "userTask_openBallot"));
        tasks.claim(opening.getId(), chair);
        tasks.complete(opening.getId());
        for (Task seat : await(() -> caseTasks.seats(caseNumber))) {
            tasks.complete(seat.getId(), Map.of("vote", "for", "interest", false));
        }
        UUID acceptance = await(
                () -> jdbc.sql("select id from notice where case_number = :case and kind = 'membership-acceptance'")
                        .param("case", caseNumber)
                        .query(UUID.class)
                        .optional()
                        .orElse(null));
        node.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> node.publishEvent(new NoticeHandedOver(
                        acceptance,
                        "oscar",
                        caseNumber,
                        "membership-acceptance",
                        "applicant",
                        node.getBean(Clock.class).instant())));
        await(() -> one("select outcome from case_file where number = '" + caseNumber + "'"));
        return caseNumber;
    }

    private String one(String sql) {
        return jdbc.sql(sql)
                .query((row, index) -> String.valueOf(row.getString(1)))
                .optional()
                .filter(value -> !value.equals("null"))
                .orElse(null);
    }

    private static <T> T await(Supplier<T> look) throws InterruptedException {
        T found = look.get();
        while (found == null) {
            Thread.sleep(5);
            found = look.get();
        }
        return found;
    }

    @Override
    public Map<String, Long> outcome() {
        String[] numbers = cases.toArray(String[]::new);
        return Admission.outcome(
                count("select count(*) from case_file where outcome = 'admitted' and number = any(:cases)", numbers),
                count("""
                        select count(*) from vote v join ballot b on b.id = v.ballot
                         where v.choice = 'for' and b.case_number = any(:cases)
                        """, numbers));
    }

    private long count(String sql, String[] numbers) {
        return jdbc.sql(sql).param("cases", numbers).query(Long.class).single();
    }
}
