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
        StoredMail mail = take("secretariat@oscar.example", bounce);
        assertThat(mail.status()).isEqualTo(MailStatus.APPLIED);
        assertThat(mail.reason()).isEqualTo("bounce-hard-by-recipient");
        assertThat(state()).isEqualTo(DeliveryState.BOUNCED);
        assertThat(ledger.evidence(notice, ledger.of(notice).get(0).addresseeKey()))
                .last()
                .satisfies(evidence -> assertThat(evidence.text()).contains("matched by the recipient"));
    }

    @Test
    void aBounceIsTheDeliveryItsMessageIdNamesAndNoLaterOne() {
        String messageId = messageId();
        UUID later = outbox.send(caseNumber, new Reply("recorded", null), address);
        worker.drain();

        assertThat(take("secretariat@oscar.example", report("<guessed@oscar.example>"))
                        .reason())
                .isEqualTo("bounce-of-nothing-of-ours");
        assertThat(state()).isEqualTo(DeliveryState.SENT);
        assertThat(take("secretariat@oscar.example", report(messageId)).reason())
                .isEqualTo("bounce-hard");
        assertThat(state()).isEqualTo(DeliveryState.BOUNCED);
        assertThat(ledger.of(later).get(0).state()).isEqualTo(DeliveryState.SENT);
    }

    @Test
    void anAnswerWithoutATokenIsKnownByTheMailItAnswers() {
        String messageId = messageId();
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

    /** A report on the delivery of this very mail to the addressee (RFC 3464). */
    private String report(String messageId) {
        return "Return-Path: <>\r\nFrom: postmaster@x.example\r\nSubject: Undelivered\r\nMessage-ID: <"
                + UUID.randomUUID() + "@x.example>\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nundelivered\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.x.example\r\n\r\n"
                + "Final-Recipient: rfc822; " + address + "\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
                + "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + messageId + "\r\n\r\n--b--\r\n";
    }

    private String messageId() {
        return jdbc.sql("select message_id from delivery where notice = :notice")
                .param("notice", notice)
                .query(String.class)
                .single();
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
