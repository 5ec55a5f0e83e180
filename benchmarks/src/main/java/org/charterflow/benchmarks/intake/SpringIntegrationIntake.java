package org.charterflow.benchmarks.intake;

import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.spring.SpringProcessEngineConfiguration;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.Schema;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.integration.config.EnableIntegration;
import org.springframework.integration.dsl.IntegrationFlow;
import org.springframework.integration.dsl.Pollers;
import org.springframework.integration.mail.dsl.Mail;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Spring Integration's mailbox adapter in front of the engine. A mail that comes again is known by its Message-ID, which
 * is kept in the transaction that starts the process; the mail itself is not.
 */
final class SpringIntegrationIntake implements Contestant {

    private static final int BATCH = 100;

    private Mailbox mailbox;
    private ProcessEngine engine;
    private JdbcClient jdbc;
    private TransactionTemplate transaction;
    private int rounds;
    private int size;
    private long before;

    /** What the adapter needs around it. */
    @EnableIntegration
    static class Integration {}

    @Override
    public void start(Database database) throws Exception {
        mailbox = new StoredMailbox();
        var pool = database.pool(Database.CONNECTIONS);
        var transactions = new DataSourceTransactionManager(pool);
        var configuration = new SpringProcessEngineConfiguration();
        configuration.setDataSource(pool);
        configuration.setTransactionManager(transactions);
        configuration.setApplicationContext(new StaticApplicationContext());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(false);
        configuration.setEnforceHistoryTimeToLive(false);
        engine = configuration.buildProcessEngine();
        Starts.deploy(engine);
        transaction = new TransactionTemplate(transactions);
        jdbc = JdbcClient.create(pool);
        Schema.execute(pool, "create table mail_seen (message_id text primary key)");
    }

    @Override
    public void prepare(int mails) throws Exception {
        rounds++;
        size = mails - mails / MailIn.ONE_IN;
        mailbox.fill("round" + rounds, mails, List.of("token"));
        before = Starts.count(engine);
    }

    @Override
    public void work() throws Exception {
        try (var context = new AnnotationConfigApplicationContext()) {
            String address = "imap://" + Mailbox.USER.replace("@", "%40") + ":" + Mailbox.PASSWORD + "@127.0.0.1:"
                    + mailbox.port() + "/INBOX";
            Properties properties = new Properties();
            properties.setProperty("mail.imap.peek", "true");
            context.register(Integration.class);
            context.registerBean(
                    "intake",
                    IntegrationFlow.class,
                    () -> IntegrationFlow.from(
                                    Mail.imapInboundAdapter(address)
                                            .javaMailProperties(properties)
                                            .shouldDeleteMessages(true)
                                            .maxFetchSize(BATCH),
                                    adapter ->
                                            adapter.poller(Pollers.fixedDelay(1).maxMessagesPerPoll(-1)))
                            .handle(MimeMessage.class, (mail, headers) -> {
                                start(mail);
                                return null;
                            })
                            .get());
            context.refresh();
            while (Starts.count(engine) - before < size) {
                Thread.sleep(20);
            }
        }
    }

    private void start(MimeMessage mail) {
        try {
            String id = mail.getMessageID();
            transaction.executeWithoutResult(status -> {
                int first = jdbc.sql("insert into mail_seen values (:id) on conflict do nothing")
                        .param("id", id)
                        .update();
                if (first == 1) {
                    Starts.start(engine, id);
                }
            });
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, Long> outcome() {
        return Starts.outcome(engine, before);
    }
}
