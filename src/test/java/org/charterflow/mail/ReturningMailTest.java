package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.mail.inbound.Arrival;
import org.charterflow.mail.inbound.MailPipeline;
import org.charterflow.mail.inbound.MailStatus;
import org.charterflow.mail.inbound.MailStore;
import org.charterflow.mail.inbound.StoredMail;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What comes back on a mail of ours: bounces to its delivery, answers to its case. */
@IntegrationTest
class ReturningMailTest {

    @Autowired
    OutboxTests outbox;

    @Autowired
    NoticeWorker worker;

    @Autowired
    DeliveryLedger ledger;

    @Autowired
    MailStore store;

    @Autowired
    MailPipeline pipeline;

    @Autowired
    Seal seal;

    @Autowired
    JdbcClient jdbc;

    private final String address = "zhou@" + OutboxTests.domain();
    private String caseNumber = "";
    private UUID notice = new UUID(0, 0);

    @BeforeEach
    void sendANotice() {
        caseNumber = outbox.openCase();
        notice = outbox.send(caseNumber, new Reply("recorded", null), address);
        worker.drain();
    }

    @Test
    void aHardBounceToTheSealedReturnPathMarksTheDelivery() throws IOException {
        StoredMail bounce = take(returnPath(), example("08-dsn-hard.eml"));
        assertThat(bounce.status()).isEqualTo(MailStatus.APPLIED);
        assertThat(bounce.mailClass()).isEqualTo("bounce");
        assertThat(bounce.caseNumber()).isEqualTo(caseNumber);
        assertThat(state()).isEqualTo(DeliveryState.BOUNCED);
    }

    @Test
    void aSoftBounceIsOnlyPutOnRecord() throws IOException {
        assertThat(take(returnPath(), example("08-dsn-soft.eml")).reason()).isEqualTo("bounce-soft");
        assertThat(take(returnPath(), example("08-dsn-none.eml")).reason()).isEqualTo("delivery-report");
        assertThat(state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void aBounceToAForgedReturnPathChangesNothing() throws IOException {
        String forged = "bounce+" + "a".repeat(34) + "@oscar.example";
        StoredMail bounce = take(forged, example("08-dsn-hard.eml").replace("zhou@chenxing.example", address));
        assertThat(bounce.status()).isEqualTo(MailStatus.IGNORED);
        assertThat(state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void aChineseBounceThatIsNoReportIsMatchedByTheRecipient() {
        String bounce = "Return-Path: <>\r\nFrom: postmaster@163.example\r\nSubject: =?utf-8?B?57O757uf6YCA5L+h?=\r\n"
                + "Message-ID: <" + UUID.randomUUID()
                + "@163.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                + "收件人 " + address + " 不存在。\r\n";
        assertThat(take("secretariat@oscar.example", bounce).status()).isEqualTo(MailStatus.APPLIED);
        assertThat(state()).isEqualTo(DeliveryState.BOUNCED);
    }

    @Test
    void anAnswerWithoutATokenIsKnownByTheMailItAnswers() {
        String messageId = jdbc.sql("select message_id from delivery where notice = :notice")
                .param("notice", notice)
                .query(String.class)
                .single();
        String answer = "Authentication-Results: mx.oscar.example; dmarc=pass header.from="
                + address.substring(address.indexOf('@') + 1) + "\r\nFrom: " + address + "\r\nSubject: Re: notice\r\n"
                + "In-Reply-To: " + messageId + "\r\nMessage-ID: <" + UUID.randomUUID() + "@x.example>\r\n\r\nyes\r\n";
        StoredMail mail = take("secretariat@oscar.example", answer);
        assertThat(mail.status()).isEqualTo(MailStatus.APPLIED);
        assertThat(mail.purpose()).isEqualTo("recorded");
    }

    private StoredMail take(String recipient, String mail) {
        UUID id = store.store(new Arrival("oscar", recipient, mail.getBytes(StandardCharsets.UTF_8), null))
                .id();
        pipeline.processPending();
        return store.find(id).orElseThrow();
    }

    private static String example(String file) throws IOException {
        String mail = Files.readString(Path.of("examples/mail", file));
        return mail.replace("Message-ID: <sample", "Message-ID: <" + UUID.randomUUID());
    }

    private DeliveryState state() {
        return ledger.of(notice).get(0).state();
    }

    private String returnPath() {
        long delivery = jdbc.sql("select id from delivery where notice = :notice")
                .param("notice", notice)
                .query(Long.class)
                .single();
        return "bounce+" + seal.put(delivery, MailComposer.RETURN_PATH) + "@oscar.example";
    }
}
