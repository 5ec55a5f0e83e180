package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charterflow.mail.OutboxTests.FAST;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.charterflow.IntegrationTest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;

/** What emptying the outbox costs, in commits: they are what a mail waits for. */
@IntegrationTest
class OutboxCostTest {

    private static final int BATCH = 50;

    @Autowired
    OutboxTests tests;

    @Autowired
    NoticeWorker shared;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @AutoClose
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    @BeforeEach
    void emptyOutbox() {
        shared.drain();
    }

    @Test
    void aMailTakesFourCommits() {
        assertThat(commitsOfDraining(1))
                .as("claimed, recorded, nothing left to claim, told")
                .isEqualTo(4);
        assertThat(server.received()).hasSize(1);
    }

    @Test
    void aBatchTakesFourCommitsAsWell() {
        int batches = 4;

        assertThat(commitsOfDraining(batches * BATCH))
                .as("each claimed, recorded by two halves, told; nothing left to claim, the last told")
                .isLessThanOrEqualTo(4 * batches + 2);
        assertThat(server.received()).hasSize(batches * BATCH);
    }

    private int commitsOfDraining(int mails) {
        String domain = OutboxTests.domain();
        tests.send(
                null,
                null,
                IntStream.range(0, mails)
                        .mapToObj(i -> "member" + i + "@" + domain)
                        .toArray(String[]::new));
        CountedTransactions counted = new CountedTransactions(tests.transactions);
        OutgoingMailSettings settings =
                new OutgoingMailSettings(tests.settings.tokenKey(), tests.settings.previousTokenKeys(), FAST, false);
        new NoticeWorker(
                        tests.outbox,
                        new Announcer(jdbc, tests.clock, events, counted),
                        tests.door(server.port()),
                        tests.composer,
                        tests.documents,
                        tests.counters,
                        tests.clock,
                        settings,
                        counted)
                .drain();
        return counted.commits.get();
    }

    /** Counts the commits that go through it. */
    private static final class CountedTransactions implements PlatformTransactionManager {

        private final PlatformTransactionManager real;
        private final AtomicInteger commits = new AtomicInteger();

        CountedTransactions(PlatformTransactionManager real) {
            this.real = real;
        }

        @Override
        public TransactionStatus getTransaction(TransactionDefinition definition) {
            return real.getTransaction(definition);
        }

        @Override
        public void commit(TransactionStatus status) {
            commits.incrementAndGet();
            real.commit(status);
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }
}
