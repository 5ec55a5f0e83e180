package org.charterflow.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.charterflow.language.Bilingual;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Builds the message of a delivery. The same delivery always gives the same bytes, boundary and Message-ID included:
 * after a crash it goes out again, and the addressee's mail system can tell that it is one mail.
 */
@Component
class MailComposer {

    /** What a delivery's number is sealed for in its return path. */
    static final String RETURN_PATH = "return path";

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final String TEXT = "text/plain; charset=UTF-8";
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]+");

    private final Letterheads letterheads;
    private final Tokens tokens;
    private final Seal seal;
    private final String baseUrl;

    MailComposer(Letterheads letterheads, Tokens tokens, Seal seal, @Value("${charterflow.base-url}") String baseUrl) {
        this.letterheads = letterheads;
        this.tokens = tokens;
        this.seal = seal;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /**
     * Builds the message, its return path included.
     *
     * @throws UndeliverableException if no mail can be sent to the address
     */
    SMTPMessage compose(Session session, OutgoingMail mail, List<OutgoingMail.Enclosure> enclosures)
            throws MessagingException, UndeliverableException {
        if (!MailAddresses.deliverable(mail.address())) {
            throw new UndeliverableException("no mail can be sent to the address " + printable(mail.address()));
        }
        Letterhead letterhead = letterheads.of(mail.alliance());
        @Nullable
        String token = mail.replyToken() == null
                ? null
                : tokens.text(
                        mail.replyToken().id(),
                        mail.replyToken().keyId(),
                        mail.replyToken().token());
        SMTPMessage message = new Fixed(session, mail.messageId());
        message.setEnvelopeFrom(OutgoingHeaders.BOUNCE_PREFIX + seal.put(mail.delivery(), returnPath(mail.sending()))
                + "@" + letterhead.domain());
        message.setFrom(address(letterhead.secretariat(), title(letterhead)));
        message.setRecipient(MimeMessage.RecipientType.TO, address(mail.address(), mail.name()));
        message.setReplyTo(new InternetAddress[] {
            mail.replyToken() == null
                    ? address(letterhead.secretariat(), title(letterhead))
                    : address(mail.replyToken().token().purpose() + "+" + token + "@" + letterhead.domain(), "")
        });
        message.setSubject(mail.subject(), UTF_8);
        message.setSentDate(Date.from(mail.queuedAt()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("X-Auto-Response-Suppress", "All");
        message.setHeader("List-Id", encoded(title(letterhead)) + " <notices." + letterhead.domain() + ">");
        message.setHeader(OutgoingHeaders.LOOP, mail.notice().toString());
        message.setHeader(OutgoingHeaders.KIND, mail.kind());
        if (mail.caseNumber() != null) {
            message.setHeader("References", caseThread(mail.caseNumber(), letterhead.domain()));
        }
        String text = personal(mail, token);
        @Nullable
        String calendar = mail.event() == null
                ? null
                : CalendarFile.of(mail.event(), letterhead, mail.name(), mail.address(), mail.queuedAt());
        if (enclosures.isEmpty() && calendar == null) {
            fill(message, text.getBytes(StandardCharsets.UTF_8), TEXT);
        } else {
            message.setContent(parts(mail, text, calendar, enclosures));
        }
        message.saveChanges();
        return message;
    }

    /** What a delivery's number is sealed for: a bounce of an earlier sending says nothing of the present one. */
    static String[] returnPath(int sending) {
        return sending == 1 ? new String[] {RETURN_PATH} : new String[] {RETURN_PATH, Integer.toString(sending)};
    }

    /** Mail programs show all mails of a case together that refer to this id, which no mail bears. */
    private static String caseThread(String caseNumber, String domain) {
        return "<case." + caseNumber.toLowerCase(Locale.ROOT) + "@" + domain + ">";
    }

    private String personal(OutgoingMail mail, @Nullable String token) {
        return mail.body()
                .replace(Placeholder.ADDRESSEE.in(mail.notice()), printable(mail.name()))
                .replace(Placeholder.LINK.in(mail.notice()), token == null ? "" : baseUrl + "/r/" + token);
    }

    private static MimeMultipart parts(
            OutgoingMail mail, String text, @Nullable String calendar, List<OutgoingMail.Enclosure> enclosures)
            throws MessagingException {
        MimeMultipart parts = new Multipart("mixed", "----charterflow-" + mail.notice());
        MimeBodyPart body = part(text.getBytes(StandardCharsets.UTF_8), TEXT);
        if (mail.event() == null || calendar == null) {
            parts.addBodyPart(body);
        } else {
            byte[] file = calendar.getBytes(StandardCharsets.UTF_8);
            MimeMultipart alternatives = new Multipart("alternative", "----charterflow-or-" + mail.notice());
            alternatives.addBodyPart(body);
            alternatives.addBodyPart(
                    part(file, "text/calendar; charset=UTF-8; method=" + CalendarFile.method(mail.event())));
            MimeBodyPart invitation = new MimeBodyPart();
            invitation.setContent(alternatives);
            parts.addBodyPart(invitation);
            parts.addBodyPart(attachment(file, "application/ics", "invite.ics"));
        }
        for (OutgoingMail.Enclosure enclosure : enclosures) {
            // A message part must not be encoded (RFC 2046, 5.2.1); as plain bytes it may, and stays as it was stored.
            String mediaType = enclosure.document().mediaType().startsWith("message/")
                    ? "application/octet-stream"
                    : enclosure.document().mediaType();
            parts.addBodyPart(attachment(
                    enclosure.content(), mediaType, enclosure.document().name()));
        }
        return parts;
    }

    private static BodyPart attachment(byte[] content, String mediaType, String name) throws MessagingException {
        MimeBodyPart part = part(content, mediaType);
        ParameterList parameters = new ParameterList();
        parameters.set("filename", name, UTF_8);
        part.setHeader("Content-Disposition", new ContentDisposition("attachment", parameters).toString());
        return part;
    }

    private static MimeBodyPart part(byte[] content, String contentType) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        fill(part, content, contentType);
        return part;
    }

    /** Text as well is given as bytes: a {@code String} would be encoded byte by byte. */
    private static void fill(MimePart part, byte[] content, String contentType) throws MessagingException {
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(content, contentType)));
        part.setHeader("Content-Type", contentType);
        part.setHeader("Content-Transfer-Encoding", "base64");
    }

    private static String title(Letterhead letterhead) {
        Bilingual name = letterhead.name();
        return name.in(letterhead.language());
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        try {
            return new InternetAddress(address, printable(name), UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    private static String encoded(String text) {
        try {
            return MimeUtility.encodeText(printable(text), UTF_8, "B");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }

    static String printable(String text) {
        return UNPRINTABLE.matcher(text).replaceAll(" ").strip();
    }

    /** A message that keeps the Message-ID it was given. */
    private static final class Fixed extends SMTPMessage {

        private final String messageId;

        Fixed(Session session, String messageId) {
            super(session);
            this.messageId = messageId;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", messageId);
        }
    }

    /** A multipart with a boundary that does not change. */
    private static final class Multipart extends MimeMultipart {

        Multipart(String subtype, String boundary) {
            ParameterList parameters = new ParameterList();
            parameters.set("boundary", boundary);
            this.contentType = new ContentType("multipart", subtype, parameters).toString();
        }
    }
}
