package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.charterflow.ConcurrentCalls.atOnce;
import static org.charterflow.mail.OutboxTests.FAST;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class NoticeWorkerTest {

    @Autowired
    OutboxTests tests;

    @Autowired
    Notices notices;

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
    private ScriptedSmtpServer server = new ScriptedSmtpServer();

    private NoticeWorker worker;

    @BeforeEach
    void startWorker() {
        shared.drain();
        worker = tests.worker(server.port(), FAST);
    }

    @AfterEach
    void listenToAllNews() {
        news.stumbleOver.clear();
    }

    @Test
    void aMailThatIsTakenIsSentWithTheServersWords() {
        UUID notice = send("li");

        worker.drain();

        assertThat(delivery(notice).state()).isEqualTo(DeliveryState.SENT);
        assertThat(delivery(notice).answer()).isEqualTo("250 2.0.0 queued as 42");
        assertThat(delivery(notice).handedOverAt()).isEqualTo(clock.instant());
        assertThat(delivery(notice).delivered()).isTrue();
        assertThat(evidence(notice)).containsExactly(tuple(Evidence.What.SENT, "250 2.0.0 queued as 42"));
        assertThat(news.handedOver(notice))
                .containsExactly(new NoticeHandedOver(notice, "oscar", null, "test-notice", "li", clock.instant()));
        assertThat(mails()).hasSize(1);
    }

    @Test
    void aMailThatIsPutOffIsTriedAgainLaterAndLater() {
        UUID notice = send("defer1");

        worker.drain();
        assertThat(delivery(notice).state()).isEqualTo(DeliveryState.DEFERRED);
        assertThat(delivery(notice).answer()).startsWith("451 4.7.1 greylisted");

        worker.drain();
        assertThat(delivery(notice).attempts()).as("not at once").isEqualTo(1);

        clock.advance(Duration.ofMinutes(1));
        worker.drain();
        assertThat(delivery(notice).attempts()).isEqualTo(2);

        clock.advance(Duration.ofSeconds(59));
        worker.drain();
        assertThat(delivery(notice).attempts())
                .as("at least a minute the second time")
                .isEqualTo(2);

        clock.advance(Duration.ofSeconds(61));
        worker.drain();
        assertThat(delivery(notice).attempts()).isEqualTo(3);
        assertThat(news.bounced(notice)).isEmpty();
    }

    @Test
    void afterFiveDaysOfTryingAMailHasFailed() {
        UUID notice = send("defer2");
        worker.drain();

        clock.advance(Duration.ofDays(5).plusSeconds(1));
        worker.drain();

        assertThat(delivery(notice).state()).isEqualTo(DeliveryState.FAILED);
        assertThat(news.bounced(notice)).hasSize(1);
    }

    @Test
    void aMailThatIsRefusedForGoodHasFailedAndTheOthersGoOut() {
        UUID notice = send("refuse", "li", "spam", "wang");

        worker.drain();

        assertThat(ledger.of(notice))
                .extracting(Delivery::addresseeKey, Delivery::state)
                .containsExactly(
                        tuple("refuse", DeliveryState.FAILED),
                        tuple("li", DeliveryState.SENT),
                        tuple("spam", DeliveryState.FAILED),
                        tuple("wang", DeliveryState.SENT));
        assertThat(news.bounced(notice))
                .extracting(NoticeBounced::addresseeKey, NoticeBounced::reason)
                .containsExactly(tuple("refuse", "550 5.1.1 no such user"), tuple("spam", "554 5.7.1 refused as spam"));
        assertThat(news.handedOver(notice)).hasSize(2);
    }

    @Test
    void anAddressThatCouldMeanSomethingElseFailsWithoutReachingTheServer() {
        UUID notice = notices.send(OutboxTests.notice(
                null, null, List.of(), "li@" + domain + "\r\nRCPT TO:<x@" + domain + ">", "li\u760d\u760a@" + domain));

        worker.drain();

        assertThat(ledger.of(notice)).extracting(Delivery::state).containsOnly(DeliveryState.FAILED);
        assertThat(mails()).isEmpty();
    }

    @Test
    void aBatchGoesOverOneConnectionInPlainAscii() {
        send("li", "wang", "zhou");

        worker.drain();

        assertThat(mails()).hasSize(3);
        assertThat(server.connections()).isEqualTo(1);
        assertThat(server.commands()).allMatch(command -> command.matches("\\p{ASCII}*"));
        assertThat(server.commands())
                .as("extensions that the server does not offer")
                .noneMatch(command -> command.contains("SMTPUTF8") || command.contains("8BITMIME"));
        assertThat(mails())
                .extracting(ScriptedSmtpServer.Received::message)
                .allMatch(mail -> mail.matches("(?s)\\p{ASCII}*"));
    }

    @Test
    void aConnectionCutAmidAMailPutsOffThatMailAlone() {
        UUID notice = send("reset", "li");

        worker.drain();

        assertThat(ledger.of(notice))
                .extracting(Delivery::state)
                .containsExactly(DeliveryState.DEFERRED, DeliveryState.SENT);
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aServerThatEndsTheConnectionIsConnectedToAgain() {
        UUID notice = send("busy", "li");

        worker.drain();

        assertThat(ledger.of(notice))
                .extracting(Delivery::state)
                .containsExactly(DeliveryState.DEFERRED, DeliveryState.SENT);
        assertThat(delivery(notice).answer()).startsWith("421 4.3.2");
    }

    @Test
    void aServerThatIsAwayIsKnockedAtOnceAndNotForEveryMail() {
        UUID notice = send(IntStream.range(0, 60).mapToObj(i -> "member" + i).toArray(String[]::new));
        server.close();

        assertThat(worker.drain()).as("one batch").isEqualTo(50);

        assertThat(ledger.of(notice))
                .extracting(Delivery::state)
                .filteredOn(DeliveryState.DEFERRED::equals)
                .hasSize(50);
        clock.advance(Duration.ofMinutes(1));
        server = new ScriptedSmtpServer();
        tests.worker(server.port(), FAST).drain();
        assertThat(ledger.of(notice)).extracting(Delivery::state).containsOnly(DeliveryState.SENT);
    }

    @Test
    void mailsThatArePutOffCountTowardsTheRateOfTheirDomain() {
        UUID notice = send("deferA", "deferB", "deferC");

        tests.worker(server.port(), 2).drain();

        assertThat(ledger.of(notice)).extracting(Delivery::attempts).containsExactly(1, 1, 0);
    }

    @Test
    void whileTheServerIsAwayMailsWait() {
        UUID notice = send("li", "wang");
        server.close();

        worker.drain();

        assertThat(ledger.of(notice)).extracting(Delivery::state).containsOnly(DeliveryState.DEFERRED);
        clock.advance(Duration.ofMinutes(1));
        server = new ScriptedSmtpServer();
        tests.worker(server.port(), FAST).drain();
        assertThat(ledger.of(notice)).extracting(Delivery::state).containsOnly(DeliveryState.SENT);
    }

    @Test
    void whatAWorkerThatDiedMayHaveHandedOverGoesOutAgainAsTheSameMail() throws Exception {
        UUID notice = notices.send(OutboxTests.notice(tests.openCase(), reply(), List.of(), "li@" + domain));
        Instant now = clock.instant();
        OutgoingMail claimed = new TransactionTemplate(tests.transactions)
                .execute(status -> tests.outbox.claim(now, now.plus(Duration.ofMinutes(10)), 50, FAST))
                .get(0);
        SmtpDoor door = tests.door(server.port());
        try (SmtpDoor.Connection connection = door.connect()) {
            connection.handOver(tests.composer.compose(door.session(), claimed, List.of()));
        }

        worker.drain();
        assertThat(mails()).as("its lease has not run out").hasSize(1);

        clock.advance(Duration.ofMinutes(10));
        worker.drain();
        assertThat(mails()).hasSize(2);
        assertThat(mails().get(0)).isEqualTo(mails().get(1));
        assertThat(delivery(notice).state()).isEqualTo(DeliveryState.SENT);
        assertThat(delivery(notice).attempts()).isEqualTo(2);
    }

    @Test
    void aNodeThatIsStoppedPutsOnRecordWhatItHandedOverAndPutsOffTheRest() {
        int count = 120;
        UUID notice = send(IntStream.range(0, count).mapToObj(i -> "member" + i).toArray(String[]::new));
        server.whenReceived(30, worker::stop);

        worker.drain();
        worker.drain();

        assertThat(ledger.of(notice)).extracting(Delivery::state).doesNotContain(DeliveryState.SENDING);
        List<String> handedOver = recipients();
        assertThat(ledger.of(notice).stream()
                        .filter(each -> each.state() == DeliveryState.SENT)
                        .map(Delivery::address))
                .as("all but the last, which was taken without a word")
                .containsExactlyInAnyOrderElementsOf(handedOver.subList(0, handedOver.size() - 1));
        clock.advance(Duration.ofMinutes(1));
        tests.worker(server.port(), FAST).drain();
        assertThat(recipients()).hasSize(count + 1);
        assertThat(new HashSet<>(recipients())).hasSize(count);
    }

    @Test
    void aMailTakenWithoutAWordGoesOutAgainAsTheSameMail() {
        UUID notice = send("hangup");
        worker.drain();
        assertThat(delivery(notice).state()).isEqualTo(DeliveryState.DEFERRED);

        clock.advance(Duration.ofMinutes(1));
        worker.drain();

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(0)).isEqualTo(mails().get(1));
    }

    @Test
    void twoWorkersHandOverEachMailOnce() throws Exception {
        int count = 120;
        UUID notice = send(IntStream.range(0, count).mapToObj(i -> "member" + i).toArray(String[]::new));
        List<ScriptedSmtpServer> servers = List.of(server, new ScriptedSmtpServer());
        List<Callable<Integer>> workers = servers.stream()
                .<Callable<Integer>>map(each -> tests.worker(each.port(), FAST)::drain)
                .toList();

        assertThat(atOnce(workers)).isEmpty();
        worker.drain();

        assertThat(servers.stream().flatMap(each -> each.received().stream()))
                .extracting(ScriptedSmtpServer.Received::recipient)
                .hasSize(count)
                .doesNotHaveDuplicates();
        assertThat(ledger.of(notice)).extracting(Delivery::state).containsOnly(DeliveryState.SENT);
        assertThat(news.handedOver(notice)).hasSize(count);
        servers.get(1).close();
    }

    @Test
    void aDomainGetsNoMoreThanItsRateInAMinute() {
        String[] members = Stream.of("a", "b", "c", "d", "e").toArray(String[]::new);
        UUID notice = send(members);
        UUID elsewhere = notices.send(OutboxTests.notice(null, null, List.of(), "li@" + OutboxTests.domain()));
        NoticeWorker paced = tests.worker(server.port(), 2);

        paced.drain();
        assertThat(mails()).hasSize(2);
        assertThat(delivery(elsewhere).state()).isEqualTo(DeliveryState.SENT);

        paced.drain();
        assertThat(mails()).hasSize(2);

        clock.advance(Duration.ofMinutes(1));
        paced.drain();
        assertThat(mails()).hasSize(4);

        clock.advance(Duration.ofMinutes(1));
        paced.drain();
        assertThat(ledger.of(notice)).extracting(Delivery::state).containsOnly(DeliveryState.SENT);
    }

    @Test
    void whatADomainGotBeforeInTheMinuteCountsTowardsItsRate() {
        NoticeWorker paced = tests.worker(server.port(), 3);
        send("a", "b");
        paced.drain();
        assertThat(mails()).as("room for both").hasSize(2);

        send("c", "d");
        paced.drain();
        assertThat(mails()).hasSize(3);

        clock.advance(Duration.ofMinutes(1));
        paced.drain();
        assertThat(mails()).hasSize(4);
    }

    @Test
    void aFeatureThatStumblesOverTheNewsIsToldAgainAndTheMailIsNotSentAgain() {
        UUID notice = send("li", "wang");
        news.stumbleOver.add("li");

        worker.drain();
        assertThat(news.handedOver(notice))
                .extracting(NoticeHandedOver::addresseeKey)
                .containsExactly("wang");
        assertThat(ledger.of(notice)).extracting(Delivery::state).containsOnly(DeliveryState.SENT);

        news.stumbleOver.clear();
        clock.advance(Duration.ofMinutes(1));
        worker.drain();
        assertThat(news.handedOver(notice)).hasSize(2);
        assertThat(mails()).hasSize(2);

        clock.advance(Duration.ofMinutes(1));
        worker.drain();
        assertThat(news.handedOver(notice)).as("once each").hasSize(2);
    }

    @Test
    void nothingIsHandedOverInsideATransaction() {
        assertThatThrownBy(() ->
                        new TransactionTemplate(tests.transactions).executeWithoutResult(status -> shared.drain()))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    private Reply reply() {
        return new Reply("ballot", clock.instant().plus(Duration.ofDays(5)));
    }

    private UUID send(String... localParts) {
        return notices.send(OutboxTests.notice(
                null,
                null,
                List.of(),
                Stream.of(localParts).map(local -> local + "@" + domain).toArray(String[]::new)));
    }

    private Delivery delivery(UUID notice) {
        return ledger.of(notice).get(0);
    }

    private List<org.assertj.core.groups.Tuple> evidence(UUID notice) {
        return ledger.evidence(notice, delivery(notice).addresseeKey()).stream()
                .map(each -> tuple(each.what(), each.text()))
                .toList();
    }

    private List<String> recipients() {
        return mails().stream().map(ScriptedSmtpServer.Received::recipient).toList();
    }

    private List<ScriptedSmtpServer.Received> mails() {
        return server.received().stream()
                .filter(mail -> mail.recipient().endsWith("@" + domain))
                .toList();
    }
}
