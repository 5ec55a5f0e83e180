package org.charterflow.demo.web;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.MailParseException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** The mailboxes of the demo's mail server: read, and answered in their owners' names. */
@Component
@Profile("demo")
class Mailboxes {

    private final GreenMail server;

    Mailboxes(GreenMail server) {
        this.server = server;
    }

    /** A mailbox and its latest mail. */
    record Mailbox(String address, int count, Instant latestAt, String latestSubject) {}

    /** A mail in a list. */
    record Line(String address, long uid, Instant at, String from, String to, String subject) {}

    /** A mail opened. */
    record Opened(Line line, @Nullable String replyTo, MailContent content) {}

    /** All mailboxes that ever got a mail, the most recently used first. */
    List<Mailbox> all() {
        return users().map(GreenMailUser::getLogin)
                .flatMap(address -> lines(address).stream()
                        .limit(1)
                        .map(latest -> new Mailbox(address, lines(address).size(), latest.at(), latest.subject())))
                .sorted(Comparator.comparing(Mailbox::latestAt).reversed().thenComparing(Mailbox::address))
                .toList();
    }

    /** The mails of one mailbox, the latest first; none if there is no such mailbox. */
    List<Line> lines(String address) {
        return inbox(address).stream()
                .flatMap(folder -> folder.getMessages().stream())
                .sorted(Comparator.comparing(StoredMessage::getUid).reversed())
                .map(message -> line(address, message))
                .toList();
    }

    Optional<Opened> open(String address, long uid) {
        return message(address, uid).map(message -> {
            MimeMessage mail = message.getMimeMessage();
            try {
                Address[] replyTo = mail.getReplyTo();
                return new Opened(
                        line(address, message),
                        replyTo == null || replyTo.length == 0 ? null : mailAddress(replyTo[0]),
                        MailContent.of(mail));
            } catch (MessagingException e) {
                throw new MailParseException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** The mail as it went over the wire. */
    Optional<byte[]> source(String address, long uid) {
        return message(address, uid).map(message -> {
            ByteArrayOutputStream source = new ByteArrayOutputStream();
            try {
                message.getMimeMessage().writeTo(source);
            } catch (MessagingException e) {
                throw new MailParseException(e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return source.toByteArray();
        });
    }

    /**
     * Answers a mail as the mailbox's owner would, the quotation below. The result of sender authentication, which the
     * receiving domain's border server adds in earnest, is added here.
     */
    void reply(String address, long uid, String text, List<MultipartFile> files) {
        MimeMessage original = message(address, uid)
                .orElseThrow(() -> new IllegalArgumentException("no mail " + uid))
                .getMimeMessage();
        try {
            Properties smtp = new Properties();
            smtp.setProperty("mail.smtp.host", "127.0.0.1");
            smtp.setProperty("mail.smtp.port", String.valueOf(server.getSmtp().getPort()));
            smtp.setProperty("mail.smtp.from", address);
            MimeMessage reply = new MimeMessage(Session.getInstance(smtp));
            MimeMessageHelper helper = new MimeMessageHelper(reply, !files.isEmpty(), "UTF-8");
            helper.setFrom(owner(original, address));
            InternetAddress to = (InternetAddress) original.getReplyTo()[0];
            helper.setTo(to);
            String subject = String.valueOf(original.getSubject());
            helper.setSubject(subject.startsWith("Re:") ? subject : "Re: " + subject);
            helper.setText(text + "\n\n" + quoted(MailContent.of(original).text()));
            for (MultipartFile file : files) {
                helper.addAttachment(String.valueOf(file.getOriginalFilename()), file);
            }
            String id = original.getMessageID();
            if (id != null) {
                reply.setHeader("In-Reply-To", id);
                reply.setHeader("References", id);
            }
            reply.setHeader(
                    "Authentication-Results",
                    "mx.%s; dmarc=pass header.from=%s".formatted(domain(to.getAddress()), domain(address)));
            Transport.send(reply);
        } catch (MessagingException e) {
            throw new MailSendException("The demo's mail server did not take the reply", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Stream<GreenMailUser> users() {
        return server.getManagers().getUserManager().listUser().stream();
    }

    private Optional<MailFolder> inbox(String address) {
        return users().filter(user -> user.getLogin().equalsIgnoreCase(address))
                .findFirst()
                .map(user -> {
                    try {
                        return server.getManagers().getImapHostManager().getInbox(user);
                    } catch (FolderException e) {
                        throw new IllegalStateException(e);
                    }
                });
    }

    private Optional<StoredMessage> message(String address, long uid) {
        return inbox(address)
                .flatMap(folder -> folder.getMessages().stream()
                        .filter(message -> message.getUid() == uid)
                        .findFirst());
    }

    private static Line line(String address, StoredMessage message) {
        MimeMessage mail = message.getMimeMessage();
        try {
            String subject = mail.getSubject();
            return new Line(
                    address,
                    message.getUid(),
                    message.getReceivedDate().toInstant(),
                    shown(mail.getFrom()),
                    shown(mail.getRecipients(Message.RecipientType.TO)),
                    subject == null ? "" : subject);
        } catch (MessagingException e) {
            throw new MailParseException(e);
        }
    }

    private static InternetAddress owner(MimeMessage mail, String address) throws MessagingException {
        Address[] to = mail.getRecipients(Message.RecipientType.TO);
        return Arrays.stream(to == null ? new Address[0] : to)
                .filter(each -> mailAddress(each).equalsIgnoreCase(address))
                .map(InternetAddress.class::cast)
                .findFirst()
                .orElse(new InternetAddress(address));
    }

    private static String shown(Address @Nullable [] addresses) {
        return Arrays.stream(addresses == null ? new Address[0] : addresses)
                .map(address ->
                        address instanceof InternetAddress internet ? internet.toUnicodeString() : address.toString())
                .collect(Collectors.joining(", "));
    }

    private static String mailAddress(Address address) {
        return address instanceof InternetAddress internet ? internet.getAddress() : address.toString();
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }

    private static String quoted(String text) {
        return text.lines().map(line -> "> " + line).collect(Collectors.joining("\n"));
    }
}
