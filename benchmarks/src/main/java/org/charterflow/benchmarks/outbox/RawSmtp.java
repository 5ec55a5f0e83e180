package org.charterflow.benchmarks.outbox;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailStreamProvider;

/**
 * The floor: mails that are built already, one after the other over one connection; Jakarta Mail's stream provider is
 * named, as the product does, for looking for it takes longer than sending.
 */
class RawSmtp implements Contestant {

    private final Session session = Session.getInstance(new Properties());
    private List<MimeMessage> mails = List.of();
    private SmtpSink sink;

    @Override
    public void start(Database database) throws Exception {
        nameStreamProvider();
        sink = new SmtpSink();
    }

    @Override
    public void prepare(int size) throws Exception {
        sink.clear();
        mails = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            mails.add(mail(session, i));
        }
    }

    static void nameStreamProvider() {
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    /** A mail like the product's, in length and headers. */
    static MimeMessage mail(Session session, int number) throws Exception {
        MimeMessage mail = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                setHeader("Message-ID", "<" + number + "@floor.example>");
            }
        };
        mail.setFrom(new InternetAddress("secretariat@oscar.example", "云计算开源产业联盟", "UTF-8"));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("member" + number + "@unit.example"));
        mail.setSubject("表决提醒 A vote is waiting", "UTF-8");
        mail.setHeader("Auto-Submitted", "auto-generated");
        mail.setText("请投票。Please vote. ".repeat(40), "UTF-8");
        mail.setHeader("Content-Transfer-Encoding", "base64");
        mail.saveChanges();
        return mail;
    }

    @Override
    public void work() throws Exception {
        try (SMTPTransport transport = connect()) {
            for (MimeMessage mail : mails) {
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        }
    }

    final List<MimeMessage> mails() {
        return mails;
    }

    final SMTPTransport connect() throws MessagingException {
        SMTPTransport transport = (SMTPTransport) session.getTransport("smtp");
        transport.connect("127.0.0.1", sink.port(), null, null);
        return transport;
    }

    /** How many mails are on record as handed over; nothing is, so that it is what the mail server says. */
    long onRecord() throws Exception {
        return sink.different();
    }

    @Override
    public final Map<String, Long> outcome() throws Exception {
        return OutboxDrained.outcome(sink, onRecord(), 0);
    }
}
