package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;

class HandedOverMailsTest {

    private static final int BATCH = 50;

    private final ExecutorService beside = Executors.newSingleThreadExecutor();
    private final AtomicInteger handedOver = new AtomicInteger();
    private final List<Outbox.HandedOver> ledger = new ArrayList<>();

    @AfterEach
    void stop() {
        beside.shutdownNow();
    }

    @Test
    void whileHalfABatchIsPutOnRecordNoMoreThanTheOtherHalfIsHandedOver() {
        Thread conversation = Thread.currentThread();
        List<Integer> unrecorded = new ArrayList<>();
        HandedOverMails mails = new HandedOverMails(
                BATCH,
                beside,
                some -> {
                    // A slow database: it has done with them only when whoever hands over waits for it.
                    while (conversation.getState() != Thread.State.WAITING) {
                        Thread.onSpinWait();
                    }
                    unrecorded.add(handedOver.get() - ledger.size());
                    ledger.addAll(some);
                },
                System::nanoTime);

        handOver(mails, 1000);
        mails.record();

        assertThat(unrecorded).allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(BATCH));
        assertThat(unrecorded).as("both work at once").contains(BATCH);
        assertThat(ledger).extracting(each -> each.mail().delivery()).isSorted().doesNotHaveDuplicates();
        assertThat(ledger).hasSize(1000);
    }

    @Test
    void aBatchIsPutOnRecordByTwoHalves() {
        List<Integer> sizes = new ArrayList<>();
        HandedOverMails mails =
                new HandedOverMails(BATCH, Runnable::run, some -> sizes.add(some.size()), System::nanoTime);

        handOver(mails, 60);
        assertThat(sizes).containsExactly(BATCH / 2, BATCH / 2);

        mails.record();
        assertThat(sizes).containsExactly(BATCH / 2, BATCH / 2, 10);

        mails.record();
        assertThat(sizes).as("nothing is left").hasSize(3);
    }

    @Test
    void whatASlowMailServerTookIsPutOnRecordAfterASecond() {
        AtomicLong now = new AtomicLong();
        List<Integer> sizes = new ArrayList<>();
        HandedOverMails mails = new HandedOverMails(BATCH, Runnable::run, some -> sizes.add(some.size()), now::get);

        handOver(mails, 1);
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        handOver(mails, 1);
        assertThat(sizes).as("not a second old").isEmpty();

        now.incrementAndGet();
        handOver(mails, 1);
        assertThat(sizes).containsExactly(3);

        handOver(mails, 1);
        assertThat(sizes).as("the second begins anew").containsExactly(3);
    }

    @Test
    void whileTheDatabaseIsAwayTheyAreKeptAndNoMoreThanABatchIsHandedOver() {
        boolean[] away = {true};
        HandedOverMails mails = new HandedOverMails(
                BATCH,
                beside,
                some -> {
                    if (away[0]) {
                        throw new DataAccessResourceFailureException("the database is away");
                    }
                    ledger.addAll(some);
                },
                System::nanoTime);

        assertThatThrownBy(() -> handOver(mails, 1000))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(DataAccessResourceFailureException.class);
        assertThat(handedOver).hasValue(BATCH);
        assertThatThrownBy(mails::record).isInstanceOf(CompletionException.class);

        away[0] = false;
        mails.record();
        assertThat(ledger)
                .extracting(each -> each.mail().delivery())
                .hasSize(BATCH)
                .doesNotHaveDuplicates();
    }

    private void handOver(HandedOverMails mails, int count) {
        for (int i = 0; i < count; i++) {
            mails.add(new Outbox.HandedOver(
                    OutboxTests.mail(handedOver.incrementAndGet()), Instant.EPOCH, "250 2.0.0 queued"));
        }
    }
}
