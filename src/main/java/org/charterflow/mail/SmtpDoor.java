package org.charterflow.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.util.StreamProvider;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.stereotype.Component;

/** The way out to the mail server of {@code spring.mail.*}. */
@Component
class SmtpDoor {

    private static final String PATIENCE = Long.toString(Duration.ofSeconds(30).toMillis());

    static {
        // Named once; else Jakarta Mail looks for it on the whole class path several times for each mail, which takes
        // longer than all the rest of it (https://github.com/jakartaee/mail-api/issues/861).
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final MailProperties server;
    private final Session session;

    SmtpDoor(MailProperties server) {
        this.server = server;
        Properties properties = new Properties();
        // No request of the server's may hold up a worker; what the operator sets goes first.
        for (String timeout : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.setProperty("mail." + server.getProtocol() + "." + timeout, PATIENCE);
        }
        properties.setProperty(
                "mail." + server.getProtocol() + ".auth", Boolean.toString(server.getUsername() != null));
        if (server.getProtocol().equals("smtp")) {
            properties.put("mail.smtp.socketFactory", new PromptSockets());
        }
        properties.putAll(server.getProperties());
        // Raw UTF-8 in headers and addresses is where CR and LF get in disguise.
        properties.setProperty("mail.mime.allowutf8", "false");
        this.session = Session.getInstance(properties);
    }

    Session session() {
        return session;
    }

    /**
     * A connection, to be closed by the caller.
     *
     * @throws ClosedException if the server is not there, busy, or refuses our login
     */
    Connection connect() throws MessagingException {
        SMTPTransport transport = (SMTPTransport) session.getTransport(server.getProtocol());
        int port = server.getPort() == null ? -1 : server.getPort();
        try {
            transport.connect(server.getHost(), port, server.getUsername(), server.getPassword());
        } catch (MessagingException e) {
            throw new ClosedException(e);
        }
        return new Connection(transport);
    }

    /** The mail server takes no connection; that says nothing of any mail. */
    static final class ClosedException extends MessagingException {

        private static final long serialVersionUID = 1L;

        ClosedException(MessagingException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** A connection to the mail server that mails are handed over by, one after the other. */
    static final class Connection implements AutoCloseable {

        private final SMTPTransport transport;

        private Connection(SMTPTransport transport) {
            this.transport = transport;
        }

        /** Hands a message over and returns the server's words on it. */
        String handOver(SMTPMessage message) throws MessagingException {
            Address[] recipients = message.getAllRecipients();
            transport.sendMessage(message, recipients);
            return transport.getLastServerResponse().strip();
        }

        boolean usable() {
            return transport.isConnected();
        }

        @Override
        public void close() {
            try {
                transport.close();
            } catch (MessagingException ignored) {
                // What had to be said has been said: every mail has its own answer by now.
            }
        }
    }

    /** The mail server's reply code in a failure, the one on the recipient first; 0 if the server said nothing. */
    static int replyCode(MessagingException failure) {
        int code = 0;
        @Nullable Exception each = failure;
        while (each instanceof MessagingException nested) {
            if (each instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode();
            }
            if (each instanceof SMTPSendFailedException refused) {
                code = refused.getReturnCode();
            }
            each = nested.getNextException();
        }
        return code;
    }

    /** The mail server's words in a failure, in one line; else what went wrong on the way. */
    static String words(MessagingException failure) {
        String words = String.valueOf(failure.getMessage());
        @Nullable Exception each = failure;
        while (each instanceof MessagingException nested) {
            if (each instanceof SMTPAddressFailedException refused) {
                words = String.valueOf(refused.getMessage());
            }
            each = nested.getNextException();
        }
        return words.replaceAll("\\s+", " ").strip();
    }
}
