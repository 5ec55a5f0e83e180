package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.mail.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From stored bytes to a disposition and its answer. */
@IntegrationTest
class MailPipelineTest {

    @Autowired
    MailStore store;

    @Autowired
    MailPipeline pipeline;

    @Autowired
    RecordingMailHandler feature;

    @Autowired
    Tokens tokens;

    @Autowired
    CaseFiles cases;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @Autowired
    TestRestTemplate http;

    private final String from = Post.anyone();
    private String address = "";
    private String caseNumber = "";

    @BeforeEach
    void issueAToken() {
        caseNumber = cases.open("oscar", "test", Bilingual.of("来信", "Mail"));
        address = address(null);
    }

    @Test
    void aProvenMailWithATokenReachesItsFeature() {
        StoredMail mail = take(address.toUpperCase(java.util.Locale.ROOT), "yes\r\n\r\n> no", true);
        assertThat(mail.status()).isEqualTo(MailStatus.APPLIED);
        ReceivedMail received = feature.from(from).get(0);
        assertThat(received.text()).isEqualTo("yes");
        assertThat(received.caseNumber()).isEqualTo(caseNumber);
        assertThat(received.tokenSubject()).isEqualTo("somebody");
        assertThat(received.authenticated()).isTrue();
        assertThat(received.arrivedAt()).isEqualTo(mail.receivedAt());
    }

    @Test
    void aQuestionOfTheFeatureGoesBackOnceWithTheSameToken() {
        StoredMail mail = take(address, "ask", true);
        assertThat(mail.status()).isEqualTo(MailStatus.CLARIFY);
        assertThat(mail.caseNumber()).isEqualTo(caseNumber);
        assertThat(notices("mail-clarify")).hasSize(1).first().asString().contains("Do you mean", "您是说");
    }

    @Test
    void refusalsAreToldOnceADay() {
        for (int i = 0; i < 3; i++) {
            assertThat(take(address, "refuse", true).status()).isEqualTo(MailStatus.REJECTED);
        }
        assertThat(notices("mail-rejected")).hasSize(1);
        clock.advance(Duration.ofDays(1));
        take(address, "refuse", true);
        assertThat(notices("mail-rejected")).hasSize(2);
    }

    @Test
    void aBrokenRuleRollsBackWhatTheFeatureDidAndIsTold() {
        StoredMail mail = take(address, "violate", true);
        assertThat(mail.status()).isEqualTo(MailStatus.REJECTED);
        assertThat(mail.reason()).isEqualTo("no-violations");
        assertThat(casesOpenedBy(mail)).isZero();
        assertThat(notices("mail-rejected")).first().asString().contains("Against a rule");
    }

    @Test
    void aMailThatFailsWaitsForAnOperatorAndHoldsUpNobody() {
        UUID broken = store(address, "break", true);
        StoredMail other = take(address, "fine", true);
        assertThat(other.status()).isEqualTo(MailStatus.APPLIED);
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofMinutes(5));
            pipeline.processPending();
        }
        StoredMail mail = store.find(broken).orElseThrow();
        assertThat(mail.status()).isEqualTo(MailStatus.PENDING);
        assertThat(mail.attempts()).isEqualTo(4);
        assertThat(mail.waiting()).isTrue();
        assertThat(mail.reason()).isEqualTo("failed: IllegalStateException");
        assertThat(casesOpenedBy(mail)).isZero();
        assertThat(feature.from(from).stream().filter(m -> m.text().equals("break")))
                .as("once together with the other, which is undone, and four times alone")
                .hasSize(5);
        assertThat(casesOpenedBy(other)).isEqualTo(1);
    }

    @Test
    void aTryThatTheDatabaseSpoiltDoesNotCount() {
        UUID mail = store(address, "full", true);
        for (int i = 0; i < 8; i++) {
            pipeline.processPending();
            assertThat(store.find(mail).orElseThrow().attempts()).isZero();
            clock.advance(Duration.ofMinutes(5));
        }
        assertThat(store.find(mail).orElseThrow().waiting())
                .as("for an operator")
                .isFalse();
        assertThat(feature.from(from)).hasSize(8);
        jdbc.sql("update inbound_mail set status = 'ignored', next_attempt_at = null where id = :id")
                .param("id", mail)
                .update();
    }

    @Test
    void aMailIsWaitedForDuringItsLastTryAndNotWhenThatWasCutOff() {
        UUID mail = store(address, "fine", true);
        jdbc.sql("update inbound_mail set attempts = 3 where id = :id")
                .param("id", mail)
                .update();
        assertThat(pipeline.claim("attempts > 0", 1_000))
                .extracting(MailPipeline.Claimed::id)
                .contains(mail);
        assertThat(store.find(mail).orElseThrow().waiting()).isFalse();

        clock.advance(Duration.ofMinutes(5));
        pipeline.processPending();
        StoredMail cutOff = store.find(mail).orElseThrow();
        assertThat(cutOff.waiting()).as("for an operator").isTrue();
        assertThat(cutOff.attempts()).isEqualTo(4);
        assertThat(feature.from(from)).isEmpty();
    }

    @Test
    void mailsThatAreWorkedOnTogetherGetEachItsOwnAnswer() {
        List<UUID> mails = Stream.of("ask", "first", "refuse", "second")
                .map(text -> store(address, text, true))
                .toList();
        pipeline.processPending();

        assertThat(mails.stream().map(mail -> store.find(mail).orElseThrow().status()))
                .containsExactly(MailStatus.CLARIFY, MailStatus.APPLIED, MailStatus.REJECTED, MailStatus.APPLIED);
        assertThat(mails.stream().map(this::answers))
                .containsExactly(List.of("mail-clarify"), List.of(), List.of("mail-rejected"), List.of());
    }

    @Test
    void aLargeMailIsWorkedOnAloneAndInItsTurn() {
        String large = "first " + "x".repeat(300 * 1_024);
        List<String> texts = List.of("before", large, "behind", "last");
        arriveInTurn(texts.stream()
                .map(text -> Post.mail(from, Post.anyId(), text, true))
                .toList());
        pipeline.processPending();

        assertThat(feature.from(from)).extracting(ReceivedMail::text).containsExactlyElementsOf(texts);
    }

    @Test
    void mailsOfSeveralSendersShareTwoTransactionsAndKeepEachSendersOrder() {
        List<String> senders = Stream.generate(Post::anyone).limit(3).toList();
        List<UUID> mails = arriveInTurn(IntStream.range(0, 30)
                .mapToObj(i -> Post.mail(senders.get(i % 3), Post.anyId(), "number " + i / 3, true))
                .toList());
        pipeline.processPending();

        assertThat(senders)
                .allSatisfy(sender -> assertThat(feature.from(sender))
                        .extracting(ReceivedMail::text)
                        .containsExactlyElementsOf(IntStream.range(0, 10)
                                .mapToObj(i -> "number " + i)
                                .toList()));
        assertThat(jdbc.sql("select count(distinct xmin::text) from inbound_mail where id = any(:ids)")
                        .param("ids", mails.toArray(UUID[]::new))
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void aShareThatFailsIsWorkedOnMailByMailAndOnceInTheEnd() {
        String other = Post.anyone();
        List<UUID> mails = Stream.of("first", "break", "second")
                .flatMap(text -> Stream.of(from, other).map(sender -> Post.mail(sender, Post.anyId(), text, true)))
                .map(mail -> store.store(arrival(address, mail)).id())
                .toList();
        pipeline.processPending();

        List<StoredMail> worked =
                mails.stream().map(mail -> store.find(mail).orElseThrow()).toList();
        assertThat(worked)
                .extracting(StoredMail::status)
                .containsExactly(
                        MailStatus.APPLIED,
                        MailStatus.APPLIED,
                        MailStatus.PENDING,
                        MailStatus.PENDING,
                        MailStatus.APPLIED,
                        MailStatus.APPLIED);
        assertThat(worked).extracting(this::casesOpenedBy).containsExactly(1L, 1L, 0L, 0L, 1L, 1L);
    }

    /** Stores the mails as they lie in a mailbox, one behind the other. */
    private List<UUID> arriveInTurn(List<String> mails) {
        long validity = ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        return store
                .store(IntStream.range(0, mails.size())
                        .mapToObj(i -> new Arrival(
                                "oscar",
                                address,
                                mails.get(i).getBytes(StandardCharsets.UTF_8),
                                new Arrival.Place("in-turn/INBOX", validity, 1 + i, null)))
                        .toList())
                .stream()
                .map(MailStore.Receipt::id)
                .toList();
    }

    private List<String> answers(UUID mail) {
        return jdbc.sql("select n.kind from mail_receipt r join notice n on n.id = r.notice where r.mail = :mail")
                .param("mail", mail)
                .query(String.class)
                .list();
    }

    @Test
    void anUnprovenMailIsChallengedAndGoesOnOnceWhenConfirmedOnThePage() {
        StoredMail mail = take(address, "yes", false);
        assertThat(mail.status()).isEqualTo(MailStatus.CHALLENGED);
        assertThat(feature.from(from)).isEmpty();
        String challenge = notices("address-challenge").get(0);
        assertThat(challenge).doesNotContain("An answer").contains(clockYear());

        String token = tokens.issue("address", "oscar", null, mail.id().toString(), null);
        ResponseEntity<String> page = http.getForEntity("/r/address/" + token, String.class);
        assertThat(page.getBody()).contains("An answer");
        assertThat(store.find(mail.id()).orElseThrow().status()).isEqualTo(MailStatus.CHALLENGED);

        assertThat(BrowserForm.submit(http, page)).isTrue();
        pipeline.processPending();
        pipeline.processPending();
        StoredMail confirmed = store.find(mail.id()).orElseThrow();
        assertThat(confirmed.status()).isEqualTo(MailStatus.APPLIED);
        assertThat(confirmed.receivedAt()).isEqualTo(mail.receivedAt());
        assertThat(feature.from(from)).hasSize(1).first().matches(ReceivedMail::authenticated);
    }

    @Test
    void aChallengeIsConfirmedByAReplyFromTheSameAddressAlone() {
        StoredMail mail = take(address, "yes", false);
        String token = tokens.issue("address", "oscar", null, mail.id().toString(), null);
        String replyTo = "address+" + token + "@oscar.example";
        UUID stranger = store.store(arrival(replyTo, Post.mail(Post.anyone(), Post.anyId(), "ok", true)))
                .id();
        UUID machine = store.store(arrival(
                        replyTo, "Auto-Submitted: auto-replied\r\n" + Post.mail(from, Post.anyId(), "away", false)))
                .id();
        pipeline.processPending();
        assertThat(store.find(stranger).orElseThrow().reason()).isEqualTo("foreign-token");
        assertThat(store.find(machine).orElseThrow().status()).isEqualTo(MailStatus.IGNORED);
        assertThat(store.find(mail.id()).orElseThrow().status()).isEqualTo(MailStatus.CHALLENGED);

        for (String unclear : new String[] {"We did not write this!", "不是本人", "!"}) {
            StoredMail denial = take(replyTo, unclear, false);
            assertThat(denial.status()).isEqualTo(MailStatus.CLARIFY);
            assertThat(denial.reason()).isEqualTo("no-confirmation");
            assertThat(store.find(mail.id()).orElseThrow().status()).isEqualTo(MailStatus.CHALLENGED);
        }
        assertThat(notices("mail-clarify")).hasSize(3).first().asString().contains("was not taken", "未被采用");

        StoredMail reply = take(replyTo, "OK.", false);
        assertThat(reply.reason()).isEqualTo("address-confirmed");
        assertThat(store.find(mail.id()).orElseThrow().status()).isEqualTo(MailStatus.APPLIED);
        assertThat(take(replyTo, "ok again", false).status()).isEqualTo(MailStatus.IGNORED);
        assertThat(feature.from(from)).hasSize(1);
    }

    @Test
    void challengesAreFew() {
        for (int i = 0; i < 5; i++) {
            assertThat(take(address, "yes", false).status()).isEqualTo(MailStatus.CHALLENGED);
        }
        assertThat(notices("address-challenge")).hasSize(3);
    }

    @Test
    void wrongAndExpiredTokensAreRefusedAndToldOnlyToTheProven() {
        assertThat(take("ballot+aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@oscar.example", "yes", false)
                        .reason())
                .isEqualTo("wrong-token");
        assertThat(notices("mail-rejected")).isEmpty();
        String expiring = address(Duration.ofHours(1));
        clock.advance(Duration.ofHours(2));
        assertThat(take(expiring, "yes", true).reason()).isEqualTo("expired-token");
        assertThat(notices("mail-rejected")).hasSize(1);
        assertThat(feature.from(from)).isEmpty();
    }

    @Test
    void twoTokensOfTwoMattersAreAQuestion() {
        String mail = Post.mail(from, Post.anyId(), "yes", true)
                .replace("To: secretariat@oscar.example", "To: " + address + ", " + address(null));
        UUID id = store.store(arrival(address, mail)).id();
        String other = cases.open("oscar", "test", Bilingual.of("另一事项", "Another matter"));
        String second = "recorded+" + tokens.issue(RecordingMailHandler.PURPOSE, "oscar", other, "somebody", null)
                + "@oscar.example";
        UUID two = store.store(arrival(
                        address,
                        Post.mail(from, Post.anyId(), "yes", true)
                                .replace("To: secretariat@oscar.example", "To: " + second)))
                .id();
        pipeline.processPending();
        assertThat(store.find(id).orElseThrow().status()).isEqualTo(MailStatus.APPLIED);
        assertThat(store.find(two).orElseThrow().reason()).isEqualTo("several-tokens");
    }

    @Test
    void disprovenMailIsQuarantinedWithoutAWord() {
        String forged = Post.mail(from, Post.anyId(), "yes", true).replace("dmarc=pass", "dmarc=fail");
        UUID id = store.store(arrival(address, forged)).id();
        pipeline.processPending();
        assertThat(store.find(id).orElseThrow().status()).isEqualTo(MailStatus.QUARANTINED);
        assertThat(notices("mail-rejected")).isEmpty();
        assertThat(notices("address-challenge")).isEmpty();
        assertThat(feature.from(from)).isEmpty();
    }

    private StoredMail take(String recipient, String text, boolean authenticated) {
        UUID id = store(recipient, text, authenticated);
        pipeline.processPending();
        pipeline.processPending();
        return store.find(id).orElseThrow();
    }

    private UUID store(String recipient, String text, boolean authenticated) {
        return store.store(arrival(recipient, Post.mail(from, Post.anyId(), text, authenticated)))
                .id();
    }

    private static Arrival arrival(String recipient, String mail) {
        return new Arrival("oscar", recipient, mail.getBytes(StandardCharsets.UTF_8), null);
    }

    private String address(@Nullable Duration valid) {
        String token = tokens.issue(
                RecordingMailHandler.PURPOSE,
                "oscar",
                caseNumber,
                "somebody",
                valid == null ? null : clock.instant().plus(valid));
        return "recorded+" + token + "@oscar.example";
    }

    private List<String> notices(String kind) {
        return jdbc.sql("""
                        select n.body from notice n join delivery d on d.notice = n.id
                         where n.kind = :kind and d.address = :address order by n.created_at
                        """)
                .param("kind", kind)
                .param("address", from)
                .query(String.class)
                .list();
    }

    private long casesOpenedBy(StoredMail mail) {
        return jdbc.sql("select count(*) from case_file where title_en like :title")
                .param("title", "%" + mail.id())
                .query(Long.class)
                .single();
    }

    private String clockYear() {
        return String.valueOf(clock.instant().atZone(java.time.ZoneOffset.UTC).getYear());
    }
}
