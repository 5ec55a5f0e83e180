package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.charterflow.mail.OutboxTests.FAST;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.TransactionSystemException;

/** What becomes of mails in hand when the database or the mail server goes away. */
@IntegrationTest
class OutboxOutageTest {

    @Autowired
    OutboxTests tests;

    @Autowired
    NoticeWorker shared;

    @Autowired
    DeliveryLedger ledger;

    @Autowired
    NewsListener news;

    @Autowired
    MutableClock clock;

    private final String domain = OutboxTests.domain();

    @AutoClose
    private final ScriptedSmtpServer server = new ScriptedSmtpServer();

    private Outage database;
    private NoticeWorker worker;

    @BeforeEach
    void startWorker() {
        shared.drain();
        database = new Outage(tests.transactions);
        worker = tests.worker(server.port(), FAST, database);
    }

    @Test
    void whatWasHandedOverWhenTheDatabaseWentIsRecordedWhenItIsBackAndNotSentAgain() {
        UUID notice = send(2);
        database.refuseFrom(2);

        assertThatThrownBy(worker::drain).hasRootCauseMessage("the database is away");
        assertThat(ledger.of(notice)).extracting(Delivery::state).containsOnly(DeliveryState.SENDING);
        assertThatThrownBy(worker::drain).hasRootCauseMessage("the database is away");

        database.refuseFrom(Integer.MAX_VALUE);
        clock.advance(Duration.ofMinutes(11));
        worker.drain();
        assertThat(ledger.of(notice)).extracting(Delivery::state).containsOnly(DeliveryState.SENT);
        assertThat(ledger.of(notice)).extracting(Delivery::attempts).containsOnly(1);
        assertThat(received()).isEqualTo(2);
        assertThat(news.handedOver(notice)).hasSize(2);
    }

    @Test
    void aRecordWhoseCommitWasNotHeardOfIsMadeOnce() {
        UUID notice = send(1);
        database.keepSilentAt(2);

        assertThatThrownBy(worker::drain).hasRootCauseMessage("no word on the commit");
        worker.drain();

        assertThat(ledger.evidence(notice, "member0"))
                .extracting(Evidence::what, Evidence::text)
                .containsExactly(tuple(Evidence.What.SENT, "250 2.0.0 queued as 42"));
        assertThat(ledger.of(notice)).extracting(Delivery::state).containsOnly(DeliveryState.SENT);
        assertThat(received()).isEqualTo(1);
        assertThat(news.handedOver(notice)).hasSize(1);
    }

    @Test
    void aMailThatAnotherWorkerTookMeanwhileKeepsTheEvidenceOfBoth() {
        UUID notice = send(1);
        database.refuseFrom(2);
        assertThatThrownBy(worker::drain).hasRootCauseMessage("the database is away");

        clock.advance(Duration.ofMinutes(11));
        tests.worker(server.port(), FAST).drain();
        database.refuseFrom(Integer.MAX_VALUE);
        worker.drain();

        assertThat(ledger.evidence(notice, "member0")).hasSize(2);
        assertThat(ledger.of(notice)).extracting(Delivery::attempts).containsExactly(2);
        assertThat(news.handedOver(notice)).hasSize(1);
    }

    @Test
    void aMailServerThatGoesAwayAmidABatchPutsOffAllThatIsClaimedByThen() {
        UUID notice = send(120);
        server.whenReceived(30, server::close);

        tests.worker(server.port(), FAST).drain();

        List<DeliveryState> states =
                ledger.of(notice).stream().map(Delivery::state).toList();
        assertThat(Collections.frequency(states, DeliveryState.SENT)).isEqualTo(29);
        assertThat(Collections.frequency(states, DeliveryState.DEFERRED))
                .as("the rest of the first batch, and the second")
                .isEqualTo(71);
        assertThat(Collections.frequency(states, DeliveryState.PENDING)).isEqualTo(20);
    }

    private UUID send(int addressees) {
        return tests.send(
                null,
                null,
                IntStream.range(0, addressees)
                        .mapToObj(i -> "member" + i + "@" + domain)
                        .toArray(String[]::new));
    }

    private long received() {
        return server.received().stream()
                .filter(mail -> mail.recipient().endsWith(domain))
                .count();
    }

    /** A database that goes away; transactions are counted from 1, the claim of the first batch. */
    private static final class Outage implements PlatformTransactionManager {

        private final PlatformTransactionManager real;
        private int begun;
        private int committed;
        private int refusedFrom = Integer.MAX_VALUE;
        private int silentAt = -1;

        private Outage(PlatformTransactionManager real) {
            this.real = real;
        }

        synchronized void refuseFrom(int transaction) {
            refusedFrom = transaction;
        }

        synchronized void keepSilentAt(int transaction) {
            silentAt = transaction;
        }

        @Override
        public synchronized TransactionStatus getTransaction(TransactionDefinition definition) {
            begun++;
            if (begun >= refusedFrom) {
                throw new TransactionSystemException("the database is away");
            }
            return real.getTransaction(definition);
        }

        @Override
        public synchronized void commit(TransactionStatus status) {
            real.commit(status);
            committed++;
            if (committed == silentAt) {
                throw new TransactionSystemException("no word on the commit");
            }
        }

        @Override
        public void rollback(TransactionStatus status) {
            real.rollback(status);
        }
    }
}
