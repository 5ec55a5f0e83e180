package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.BodyPart;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.document.Audience;
import org.charterflow.document.NewDocument;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

@IntegrationTest
class OutgoingMessageTest {

    @Autowired
    OutboxTests tests;

    @Autowired
    Notices notices;

    @Autowired
    NoticeWorker worker;

    @Autowired
    Tokens tokens;

    @Autowired
    DeliveryLedger ledger;

    @Autowired
    GreenMail greenMail;

    @Value("${charterflow.base-url}")
    String baseUrl;

    private final String domain = OutboxTests.domain();

    @Test
    void theHeadersSayThatAMachineWroteIt() throws Exception {
        String caseNumber = tests.openCase();
        UUID notice = tests.send(caseNumber, null, "li@" + domain);
        worker.drain();

        MimeMessage mail = mail();
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("X-Auto-Response-Suppress")).containsExactly("All");
        assertThat(mail.getHeader(OutgoingHeaders.LOOP)).containsExactly(notice.toString());
        assertThat(mail.getHeader(OutgoingHeaders.KIND)).containsExactly("test-notice");
        assertThat(mail.getHeader("List-Id", null)).endsWith("<notices.oscar.example>");
        assertThat(mail.getHeader("List-Unsubscribe"))
                .as("a statutory notice is not to be unsubscribed from")
                .isNull();
        assertThat(mail.getHeader("References", null))
                .isEqualTo("<case." + caseNumber.toLowerCase(java.util.Locale.ROOT) + "@oscar.example>");
        assertThat(mail.getMessageID()).matches("<" + notice + "\\.[0-9a-f-]{36}@oscar\\.example>");
        assertThat(ledger.byMessageId(mail.getMessageID()))
                .hasValueSatisfying(delivery -> assertThat(delivery.noticeId()).isEqualTo(notice));
        assertThat(mail.getSentDate()).isEqualTo(Date.from(tests.clock.instant()));
        assertThat(mail.getSubject()).startsWith("[" + caseNumber + "] Banyan入会申请的通知 / ");
    }

    @Test
    void itComesFromTheSecretariatAndReturnsToASealedPath() throws Exception {
        UUID notice = tests.send(null, null, "li@" + domain);
        worker.drain();

        MimeMessage mail = mail();
        assertThat(((InternetAddress) mail.getFrom()[0]).getAddress()).isEqualTo("secretariat@oscar.example");
        assertThat(((InternetAddress) mail.getReplyTo()[0]).getAddress()).isEqualTo("secretariat@oscar.example");
        assertThat(mail.getAllRecipients()).containsExactly(new InternetAddress("li@" + domain, "李 Li", "UTF-8"));
        String returnPath = mail.getHeader("Return-Path", null).replaceAll("[<>]", "");
        assertThat(returnPath).matches("bounce\\+[a-z2-7]{34}@oscar\\.example");
        assertThat(ledger.bounced(returnPath, new BounceReport(false, "4.2.0 later")))
                .hasValueSatisfying(delivery -> assertThat(delivery.noticeId()).isEqualTo(notice));
    }

    @Test
    void aLinkAndAReplyAddressCarryTheAddresseesToken() throws Exception {
        String caseNumber = tests.openCase();
        UUID seat = UUID.randomUUID();
        Addressee li = new Addressee("li", "李", "li@" + domain, seat);
        notices.send(new Notice(
                "oscar",
                caseNumber,
                "test-notice",
                Map.of("organisation", "Banyan", "papers", List.of()),
                List.of(li),
                List.of(),
                new Reply("ballot", null)));
        worker.drain();

        MimeMessage mail = mail();
        String replyTo = ((InternetAddress) mail.getReplyTo()[0]).getAddress();
        assertThat(replyTo).matches("ballot\\+[a-z2-7]{34}@oscar\\.example");
        String token = replyTo.substring("ballot+".length(), replyTo.indexOf('@'));
        assertThat(tokens.read(token)).contains(new Token("ballot", "oscar", caseNumber, seat.toString(), null));
        assertThat(String.valueOf(mail.getContent()))
                .contains(baseUrl + "/r/" + token)
                .doesNotContain("{{");
    }

    @Test
    void documentsAreAttachedUnderTheirChineseNames() throws Exception {
        byte[] content = "%PDF-1.7 议案".getBytes(StandardCharsets.UTF_8);
        StoredDocument paper = tests.documents.store(
                new NewDocument("oscar", null, "理事会议案（第三次会议）.pdf", "application/pdf", content, Audience.MEMBERS));
        notices.send(OutboxTests.notice(null, null, List.of(paper.id()), "li@" + domain));
        worker.drain();

        MimeMultipart parts = (MimeMultipart) mail().getContent();
        BodyPart attachment = parts.getBodyPart(1);
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(attachment.getFileName()).isEqualTo("理事会议案（第三次会议）.pdf");
        assertThat(attachment.getContentType()).isEqualTo("application/pdf");
        assertThat(attachment.getInputStream().readAllBytes()).isEqualTo(content);
    }

    @Test
    void anInvitationIsOfferedBesideTheTextAndAsAFile() throws Exception {
        CalendarEvent event = CalendarEvent.first(
                tests.clock.instant().plusSeconds(3600),
                tests.clock.instant().plusSeconds(7200),
                ZoneId.of("Asia/Shanghai"),
                Bilingual.of("理事会会议", "Board meeting"),
                null);
        notices.send(OutboxTests.notice(null, null, List.of(), "li@" + domain).about(event));
        worker.drain();

        MimeMultipart parts = (MimeMultipart) mail().getContent();
        assertThat(parts.getContentType()).startsWith("multipart/mixed");
        MimeMultipart alternatives = (MimeMultipart) parts.getBodyPart(0).getContent();
        assertThat(alternatives.getContentType()).startsWith("multipart/alternative");
        assertThat(alternatives.getBodyPart(0).getContentType()).startsWith("text/plain");
        assertThat(alternatives.getBodyPart(1).getContentType())
                .isEqualTo("text/calendar; charset=UTF-8; method=REQUEST");
        String calendar = text(alternatives.getBodyPart(1));
        assertThat(calendar)
                .contains("UID:" + event.uid() + "@oscar.example", "ATTENDEE", "mailto:li@" + domain)
                .contains("ORGANIZER");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo("invite.ics");
        assertThat(parts.getBodyPart(1).getDisposition()).isEqualTo("attachment");
        assertThat(text(parts.getBodyPart(1))).isEqualTo(calendar);

        notices.send(OutboxTests.notice(null, null, List.of(), "wang@" + domain).about(event.calledOff()));
        worker.drain();
        MimeMultipart off = (MimeMultipart) greenMail.getReceivedMessagesForDomain(domain)[1].getContent();
        assertThat(((MimeMultipart) off.getBodyPart(0).getContent())
                        .getBodyPart(1)
                        .getContentType())
                .endsWith("method=CANCEL");
    }

    /** A part's text, its folded lines unfolded (RFC 5545, 3.1). */
    private static String text(BodyPart part) throws Exception {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n ", "");
    }

    @Test
    void aNameOrSubjectCannotAddAHeader() throws Exception {
        notices.send(new Notice(
                "oscar",
                null,
                "test-notice",
                Map.of("organisation", "Banyan\r\nBcc: all@oscar.example", "papers", List.of()),
                List.of(new Addressee("li", "Li\r\nBcc: all@oscar.example\u202e", "li@" + domain, null)),
                List.of(),
                null));
        worker.drain();

        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        mail().writeTo(raw);
        assertThat(raw.toString(StandardCharsets.US_ASCII))
                .doesNotContainPattern("(?m)^Bcc")
                .matches("(?s)\\p{ASCII}*");
        assertThat(mail().getHeader("Bcc")).isNull();
        assertThat(((InternetAddress) mail().getAllRecipients()[0]).getPersonal())
                .isEqualTo("Li Bcc: all@oscar.example");
    }

    private MimeMessage mail() {
        return greenMail.getReceivedMessagesForDomain(domain)[0];
    }
}
