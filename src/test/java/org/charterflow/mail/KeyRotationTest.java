package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The change of the token key, step by step as docs/operations.md has it: nothing that is out stops working. */
@IntegrationTest
class KeyRotationTest {

    private static final String OLD = "the-old-token-key-that-seals-nothing-of-value";
    private static final String NEW = "the-new-token-key-that-seals-nothing-of-value";

    @Autowired
    OutboxTests tests;

    @Autowired
    Letterheads letterheads;

    @Autowired
    NoticeTexts texts;

    @Autowired
    NoticeWorker worker;

    @Autowired
    MutableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final Seal before = seal(OLD, "");
    private final Seal accepting = seal(OLD, NEW);
    private final Seal changed = seal(NEW, OLD);
    private final Seal after = seal(NEW, "");

    @Test
    void aTokenWorksOnEveryNodeThroughoutTheChange() {
        Instant expires = clock.instant().plus(Duration.ofDays(7));
        String earlier = tokens(before).issue("ballot", "oscar", null, "seat-1", expires);
        String later = tokens(changed).issue("ballot", "oscar", null, "seat-1", expires);

        assertThat(tokens(accepting).read(earlier)).isPresent();
        assertThat(tokens(accepting).read(later))
                .as("a node that was not restarted yet")
                .isPresent();
        assertThat(tokens(changed).read(earlier)).isPresent();
        assertThat(tokens(changed).read(later)).isPresent();
        assertThat(tokens(after).read(later)).isPresent();
        assertThat(tokens(after).inspect(earlier))
                .as("the old key is no longer kept")
                .isEmpty();
    }

    @Test
    void anEarlierTokenStillExpires() {
        String earlier = tokens(before)
                .issue("ballot", "oscar", null, "seat-1", clock.instant().plus(Duration.ofDays(7)));
        clock.advance(Duration.ofDays(7));

        assertThat(tokens(changed).read(earlier)).isEmpty();
        assertThat(tokens(changed).inspect(earlier)).isPresent();
    }

    @Test
    void aBounceOfAMailSentBeforeTheChangeIsStillBelieved() {
        String path = before.put(4711, MailComposer.RETURN_PATH);

        assertThat(changed.holds(path, 4711, MailComposer.RETURN_PATH)).isTrue();
        assertThat(after.holds(path, 4711, MailComposer.RETURN_PATH)).isFalse();
    }

    @Test
    void aMailThatGoesOutAgainAfterTheChangeIsTheSameMail() throws Exception {
        worker.drain();
        UUID notice = new Notices(
                        jdbc, clock, texts, tokens(before), letterheads, tests.journal, event -> {}, "http://localhost")
                .send(OutboxTests.notice(
                        tests.openCase(), new Reply("ballot", null), List.of(), "li@" + OutboxTests.domain()));
        OutgoingMail mail = claim(notice);

        assertThat(bytes(changed, mail)).isEqualTo(bytes(before, mail));
        assertThat(bytes(after, mail)).as("sealed anew").isNotEqualTo(bytes(before, mail));
    }

    @Test
    void theSettingsTakeSeveralKeysAndRefuseShortOnes() {
        OutgoingMailSettings bound = new Binder(new MapConfigurationPropertySource(java.util.Map.of(
                        "charterflow.mail.token-key", NEW, "charterflow.mail.previous-token-keys", OLD + "," + NEW)))
                .bind("charterflow.mail", OutgoingMailSettings.class)
                .get();
        assertThat(bound.otherTokenKeys()).hasSize(2);
        assertThatIllegalStateException()
                .isThrownBy(() -> seal(NEW, "short"))
                .withMessageContaining("previous-token-keys");
        assertThatIllegalStateException().isThrownBy(() -> seal("short", "")).withMessageContaining("token-key");
    }

    private OutgoingMail claim(UUID notice) {
        Instant now = clock.instant();
        return new TransactionTemplate(tests.transactions)
                .execute(status -> tests.outbox.claim(now, now.plusSeconds(600), 500, 100_000)).stream()
                        .filter(mail -> mail.notice().equals(notice))
                        .findFirst()
                        .orElseThrow();
    }

    private String bytes(Seal seal, OutgoingMail mail) throws Exception {
        var composer = new MailComposer(letterheads, tokens(seal), seal, "http://localhost");
        var raw = new java.io.ByteArrayOutputStream();
        composer.compose(tests.door(1).session(), mail, List.of()).writeTo(raw);
        return raw.toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    private Tokens tokens(Seal seal) {
        return new Tokens(jdbc, clock, seal);
    }

    private static Seal seal(String current, String previous) {
        return new Seal(new OutgoingMailSettings(current, List.of(previous), 300, false));
    }
}
