package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.charterflow.mail.InboundMailSettings;
import org.charterflow.mail.InboundMailSettings.Channel;
import org.charterflow.mail.InboundMailSettings.Imap;
import org.charterflow.mail.PendingMail;
import org.charterflow.mail.inbound.Arrival.Place;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A door of OSCAR's: hands in mails and has them worked on, as the border's webhook or by the mailbox. */
public abstract class Door implements AutoCloseable {

    /** Which door. */
    public enum Kind {
        HTTP,
        IMAP
    }

    private final MailPipeline pipeline;
    final MailStore store;

    private Door(ApplicationContext application) {
        this.pipeline = application.getBean(MailPipeline.class);
        this.store = application.getBean(MailStore.class);
    }

    public static Door open(Kind kind, ApplicationContext application) {
        return kind == Kind.HTTP ? new Http(application) : new Mailbox(application);
    }

    /**
     * Takes the mail in.
     *
     * @param mail one octet a character
     * @return its id in the store
     */
    abstract UUID store(String recipient, String mail);

    /** Takes the mail in and leaves it to be worked on later. */
    public UUID leave(String recipient, String mail) {
        return store(recipient, mail);
    }

    /** What became of the mail. */
    public StoredMail take(String recipient, String mail) {
        return workedOn(store(recipient, mail));
    }

    /** What became of a stored mail, once it is worked on. */
    public StoredMail workedOn(UUID id) {
        pipeline.processPending();
        return store.find(id).orElseThrow();
    }

    @Override
    public void close() {}

    private static final class Http extends Door {

        private final Post post;

        Http(ApplicationContext application) {
            super(application);
            this.post = new Post(application.getBean(TestRestTemplate.class));
        }

        @Override
        UUID store(String recipient, String mail) {
            var answer = post.post("oscar", recipient, mail.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(answer.getStatusCode().value()).isIn(200, 202);
            return UUID.fromString((String) answer.getBody().get("id"));
        }
    }

    /** A mailbox of its own on a server of its own. */
    public static final class Mailbox extends Door {

        private static final Duration SOON = Duration.ofSeconds(60);

        private final String login = "box-" + UUID.randomUUID() + "@oscar.example";
        private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        private final JdbcClient jdbc;
        private final ImapReader reader;

        Mailbox(ApplicationContext application) {
            super(application);
            this.jdbc = application.getBean(JdbcClient.class);
            server.start();
            server.setUser(login, login, "secret");
            this.reader = new ImapReader(
                    "oscar",
                    "oscar.example",
                    settings(),
                    application.getBean(MailIntake.class),
                    application.getBean(DataSource.class),
                    application.getBean(Clock.class));
        }

        Imap settings() {
            int port = server.getImap().getPort();
            return new Imap(
                    "127.0.0.1", port, login, "secret", false, false, "INBOX", "Read", null, Duration.ofSeconds(2));
        }

        /** Lies in the mailbox, unread. */
        public void deliver(String recipient, String mail, Instant at) {
            try {
                byte[] bytes = ("Delivered-To: " + recipient + "\r\n" + mail).getBytes(StandardCharsets.ISO_8859_1);
                GreenMailUser user = server.getUserManager().getUser(login);
                MailFolder inbox = server.getManagers().getImapHostManager().getInbox(user);
                inbox.appendMessage(new MimeMessage(null, new ByteArrayInputStream(bytes)), new Flags(), Date.from(at));
            } catch (jakarta.mail.MessagingException | FolderException e) {
                throw new IllegalStateException(e);
            }
        }

        /** As when the node died between storing the mail and moving it. */
        UUID storedButNotMoved(String recipient, String mail) {
            deliver(recipient, mail, Instant.now());
            try {
                GreenMailUser user = server.getUserManager().getUser(login);
                MailFolder inbox = server.getManagers().getImapHostManager().getInbox(user);
                byte[] raw = GreenMailUtil.getWholeMessage(
                                inbox.getMessages().get(0).getMimeMessage())
                        .getBytes(StandardCharsets.ISO_8859_1);
                Place place = new Place(settings().name(), inbox.getUidValidity(), inbox.getMessageUids()[0], null);
                return store.store(new Arrival("oscar", recipient, raw, place)).id();
            } catch (FolderException e) {
                throw new IllegalStateException(e);
            }
        }

        /** From now on the mailbox is read. */
        public void read() {
            Thread thread = new Thread(reader, "imap-door");
            thread.setDaemon(true);
            thread.start();
        }

        @Override
        UUID store(String recipient, String mail) {
            int before = stored().size();
            deliver(recipient, mail, Instant.now());
            if (before == 0) {
                read();
            }
            return awaitStored(before + 1).get(before);
        }

        /** Whether mail that arrived before the instant may be to be read still, as a ballot that closes asks. */
        public boolean pending(Instant end) {
            var channels = Map.of("oscar", new Channel(null, settings()));
            return new PendingMail(jdbc, new InboundMailSettings(channels, false)).arrivedBefore("oscar", end);
        }

        public void awaitRead(Instant until) {
            await().atMost(SOON).until(() -> !pending(until));
        }

        /** The ids of the mails once there are so many, in the order of their arrival. */
        public List<UUID> awaitStored(int mails) {
            return await().atMost(SOON).until(this::stored, found -> found.size() == mails);
        }

        private List<UUID> stored() {
            return jdbc.sql("select id from inbound_mail where mailbox = :mailbox order by uid")
                    .param("mailbox", login + "/INBOX")
                    .query(UUID.class)
                    .list();
        }

        @Override
        public void close() {
            reader.stop();
            server.stop();
        }
    }
}
