package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DeliveryLedgerTest {

    private static final BounceReport NO_SUCH_USER = new BounceReport(true, "550 5.1.1 no such user");

    @Autowired
    OutboxTests tests;

    @Autowired
    DeliveryLedger ledger;

    @Autowired
    NoticeWorker worker;

    @Autowired
    NewsListener news;

    @Autowired
    Seal seal;

    @Autowired
    MutableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MeterRegistry registry;

    private final String domain = OutboxTests.domain();

    @Test
    void aPermanentBounceMeansThatTheNoticeDidNotArrive() {
        UUID notice = sent();

        assertThat(ledger.bounced(returnPath(notice), NO_SUCH_USER)).isPresent();
        assertThat(ledger.bounced(returnPath(notice), NO_SUCH_USER))
                .as("once more")
                .isPresent();
        worker.drain();

        Delivery delivery = ledger.of(notice).get(0);
        assertThat(delivery.state()).isEqualTo(DeliveryState.BOUNCED);
        assertThat(delivery.delivered()).isFalse();
        assertThat(delivery.handedOverAt()).isNotNull();
        assertThat(news.bounced(notice))
                .containsExactly(new NoticeBounced(
                        notice, "oscar", null, "test-notice", "li", clock.instant(), "550 5.1.1 no such user"));
        assertThat(ledger.evidence(notice, "li"))
                .extracting(Evidence::what)
                .containsExactly(Evidence.What.SENT, Evidence.What.BOUNCED, Evidence.What.BOUNCED);
    }

    @Test
    void aDelayIsPutOnRecordAndChangesNothing() {
        UUID notice = sent();

        ledger.bounced(returnPath(notice), new BounceReport(false, "4.2.2 mailbox full"));
        worker.drain();

        assertThat(ledger.of(notice)).extracting(Delivery::state).containsExactly(DeliveryState.SENT);
        assertThat(ledger.evidence(notice, "li"))
                .extracting(Evidence::what)
                .containsExactly(Evidence.What.SENT, Evidence.What.DELAYED);
        assertThat(news.bounced(notice)).isEmpty();
    }

    @Test
    void aBounceToAForgedReturnPathChangesNothing() {
        UUID notice = sent();
        String forged = seal.put(number(notice), "something else");

        assertThat(ledger.bounced("bounce+" + forged + "@oscar.example", NO_SUCH_USER))
                .isEmpty();
        assertThat(ledger.bounced("bounce+@oscar.example", NO_SUCH_USER)).isEmpty();
        assertThat(ledger.bounced("secretariat@oscar.example", NO_SUCH_USER)).isEmpty();
        assertThat(ledger.bounced("", NO_SUCH_USER)).isEmpty();

        assertThat(ledger.of(notice)).extracting(Delivery::state).containsExactly(DeliveryState.SENT);
    }

    @Test
    void aReturnPathInUpperCaseIsTheSame() {
        UUID notice = sent();

        assertThat(ledger.bounced(returnPath(notice).toUpperCase(java.util.Locale.ROOT), NO_SUCH_USER))
                .isPresent();
    }

    @Test
    void aBounceThatNamesOnlyItsRecipientIsTheLatestMailsWithinAWeek() {
        UUID earlier = sent();
        clock.advance(Duration.ofHours(1));
        UUID later = sent();

        assertThat(ledger.bouncedByRecipient("coia", "li@" + domain, NO_SUCH_USER))
                .isEmpty();
        assertThat(ledger.bouncedByRecipient("oscar", "LI@" + domain, NO_SUCH_USER))
                .hasValueSatisfying(delivery -> assertThat(delivery.noticeId()).isEqualTo(later));
        assertThat(ledger.of(earlier)).extracting(Delivery::state).containsExactly(DeliveryState.SENT);

        clock.advance(Duration.ofDays(7));
        assertThat(ledger.bouncedByRecipient("oscar", "li@" + domain, NO_SUCH_USER))
                .isEmpty();
    }

    @Test
    void theDatabaseRefusesToChangeEvidence() {
        UUID notice = sent();

        assertThatThrownBy(() -> jdbc.sql("update delivery_evidence set evidence = 'x' where delivery = ?")
                        .param(number(notice))
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void theFiguresShowOperatorsTheOutbox() {
        worker.drain();
        assertThat(gauge("charterflow.mail.outbox.age")).isZero();
        double pending = registry.get("charterflow.mail.outgoing")
                .tag("state", "pending")
                .gauge()
                .value();
        double undelivered = gauge("charterflow.mail.undelivered");
        double taken = attempts("sent");
        double hard = registry.get("charterflow.mail.bounces")
                .tag("weight", "hard")
                .counter()
                .count();

        UUID notice = tests.send(null, null, "li@" + domain, "wang@" + domain);
        clock.advance(Duration.ofSeconds(90));
        assertThat(gauge("charterflow.mail.outbox.age")).isEqualTo(90);
        assertThat(registry.get("charterflow.mail.outgoing")
                        .tag("state", "pending")
                        .gauge()
                        .value())
                .isEqualTo(pending + 2);

        worker.drain();
        ledger.bouncedByRecipient("oscar", "li@" + domain, NO_SUCH_USER);
        assertThat(gauge("charterflow.mail.outbox.age")).isZero();
        assertThat(attempts("sent")).isEqualTo(taken + 2);
        assertThat(gauge("charterflow.mail.undelivered")).isEqualTo(undelivered + 1);
        assertThat(registry.get("charterflow.mail.bounces")
                        .tag("weight", "hard")
                        .counter()
                        .count())
                .isEqualTo(hard + 1);
        assertThat(ledger.of(notice).get(0).undelivered()).isTrue();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private double attempts(String outcome) {
        return registry.get("charterflow.mail.attempts")
                .tag("outcome", outcome)
                .counter()
                .count();
    }

    private UUID sent() {
        UUID notice = tests.send(null, null, "li@" + domain);
        worker.drain();
        return notice;
    }

    private long number(UUID notice) {
        return jdbc.sql("select id from delivery where notice = ?")
                .param(notice)
                .query(Long.class)
                .single();
    }

    private String returnPath(UUID notice) {
        return "bounce+" + seal.put(number(notice), MailComposer.RETURN_PATH) + "@oscar.example";
    }
}
