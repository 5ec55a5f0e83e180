package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.DeliveryLedger;
import org.charterflow.mail.Notice;
import org.charterflow.mail.NoticeWorker;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.charterflow.mail.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the tests of bad input share: a case that takes answers, a sender of the test's own, the HTTP door. */
@IntegrationTest
abstract class BadInput {

    static final String SECRETARIAT = "secretariat@oscar.example";

    @Autowired
    ApplicationContext application;

    @Autowired
    RecordingMailHandler feature;

    @Autowired
    Tokens tokens;

    @Autowired
    CaseFiles cases;

    @Autowired
    Journal journal;

    @Autowired
    Notices notices;

    @Autowired
    NoticeWorker worker;

    @Autowired
    DeliveryLedger ledger;

    @Autowired
    MailStore store;

    @Autowired
    MailPipeline pipeline;

    @Autowired
    MeterRegistry meters;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    final String from = Post.anyone();
    Door door;
    String caseNumber = "";
    String address = "";

    @BeforeEach
    void aCaseThatTakesAnswers() {
        door = Door.open(Door.Kind.HTTP, application);
        caseNumber = cases.open("oscar", "test", Bilingual.of("来信", "Mail"));
        address = address(caseNumber, null);
    }

    void assertNothingHappened() {
        assertThat(feature.from(from)).isEmpty();
        assertThat(sentTo(from)).isZero();
    }

    String address(String ofCase, @Nullable Duration valid) {
        return "recorded+"
                + tokens.issue(
                        RecordingMailHandler.PURPOSE,
                        "oscar",
                        ofCase,
                        "somebody",
                        valid == null ? null : clock.instant().plus(valid))
                + "@oscar.example";
    }

    UUID sendANotice() {
        UUID notice = notices.send(new Notice(
                "oscar",
                caseNumber,
                "mail-rejected",
                java.util.Map.of("explanation", Bilingual.of("试", "test"), "about", "x", "receivedAt", clock.instant()),
                List.of(new Addressee(from, "Zhou", from, null)),
                List.of(),
                new Reply(RecordingMailHandler.PURPOSE, null)));
        worker.drain();
        return notice;
    }

    String messageId(UUID notice) {
        return jdbc.sql("select message_id from delivery where notice = :notice")
                .param("notice", notice)
                .query(String.class)
                .single();
    }

    /** A report on the delivery of this very mail (RFC 3464). */
    String report(String messageId, String status, String action) {
        return "Return-Path: <>\r\nFrom: postmaster@x.example\r\nSubject: Report\r\nMessage-ID: <" + Post.anyId()
                + ">\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
                + "--b\r\nContent-Type: text/plain\r\n\r\nreport\r\n"
                + "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.x.example\r\n\r\n"
                + "Final-Recipient: rfc822; " + from + "\r\nAction: " + action + "\r\nStatus: " + status + "\r\n\r\n"
                + "--b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: " + messageId + "\r\n\r\n--b--\r\n";
    }

    List<String> answers(String kind) {
        return jdbc.sql("""
                        select n.body from notice n join delivery d on d.notice = n.id
                         where n.kind = :kind and d.address = :address order by n.created_at
                        """)
                .param("kind", kind)
                .param("address", from)
                .query(String.class)
                .list();
    }

    long sentTo(String anybody) {
        return jdbc.sql("select count(*) from delivery where address = :address")
                .param("address", anybody)
                .query(Long.class)
                .single();
    }

    double loops() {
        return meters.get("charterflow.mail.loops").gauge().value();
    }

    static String octets(String text) {
        return new String(
                text.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
