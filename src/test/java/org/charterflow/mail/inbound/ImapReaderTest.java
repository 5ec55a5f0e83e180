package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Flags;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.mail.InboundMailSettings;
import org.charterflow.mail.InboundMailSettings.Channel;
import org.charterflow.mail.InboundMailSettings.Imap;
import org.charterflow.mail.PendingMail;
import org.charterflow.mail.inbound.MailStore.Receipt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The IMAP door against a real server: stored before moved, once, by one reader, over restarts. */
@IntegrationTest
class ImapReaderTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    MailIntake intake;

    @Autowired
    MailStore store;

    @Autowired
    DataSource database;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    private final String login = "box-" + java.util.UUID.randomUUID() + "@oscar.example";
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
    private @Nullable ImapReader reader;
    private @Nullable ImapReader rival;

    @BeforeEach
    void start() {
        server.start();
        server.setUser(login, login, "secret");
    }

    @AfterEach
    void stop() {
        if (reader != null) {
            reader.stop();
        }
        if (rival != null) {
            rival.stop();
        }
        server.stop();
    }

    @Test
    void mailIsStoredAsItIsAndThenMoved() throws Exception {
        String first = mail("one");
        deliver(first);
        reader = read();
        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSize(1));
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(folder("INBOX").getMessageCount()).isZero());
        assertThat(folder("Charterflow").getMessageCount()).isEqualTo(1);
        assertThat(folder("Charterflow").getMessages().get(0).getFlags().contains(Flags.Flag.SEEN))
                .isFalse();
        StoredMail mail = stored().get(0);
        assertThat(mail.door()).isEqualTo("imap");
        assertThat(mail.recipient()).isEqualTo("secretariat@oscar.example");
        assertThat(new String(store.content(mail.id()).orElseThrow(), StandardCharsets.UTF_8))
                .isEqualTo(first);

        deliver(mail("pushed while idle"));
        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSize(2));
    }

    @Test
    void aMailFetchedAgainAfterACrashIsADuplicate() throws Exception {
        deliver(mail("stored, but the node died before it moved it"));
        GreenMailUser user = server.getUserManager().getUser(login);
        MailFolder inbox = server.getManagers().getImapHostManager().getInbox(user);
        long uid = inbox.getMessageUids()[0];
        String raw = GreenMailUtil.getWholeMessage(inbox.getMessages().get(0).getMimeMessage());
        intake.take(new Arrival(
                "oscar",
                "secretariat@oscar.example",
                raw.getBytes(StandardCharsets.UTF_8),
                new Arrival.Place(login + "/INBOX", inbox.getUidValidity(), uid, null)));

        reader = read();
        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSize(2));
        assertThat(stored()).extracting(StoredMail::status).containsExactly(MailStatus.PENDING, MailStatus.DUPLICATE);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(folder("INBOX").getMessageCount()).isZero());
        assertThat(stored()).hasSize(2);
    }

    @Test
    void twoNodesTakeEachMailOnce() throws Exception {
        reader = read();
        rival = read();
        for (int i = 0; i < 120; i++) {
            deliver(mail("mail " + i));
        }
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(folder("INBOX").getMessageCount()).isZero());
        assertThat(stored()).hasSize(120).extracting(StoredMail::status).containsOnly(MailStatus.PENDING);
    }

    @Test
    void mailThatWaitedInTheMailboxArrivedWhenTheServerTookIt() throws Exception {
        GreenMailUser user = server.getUserManager().getUser(login);
        Date twoHoursAgo = Date.from(Instant.now().minus(Duration.ofHours(2)).truncatedTo(ChronoUnit.SECONDS));
        Date ahead = Date.from(Instant.now().plus(Duration.ofHours(2)));
        MailFolder inbox = server.getManagers().getImapHostManager().getInbox(user);
        inbox.appendMessage(message(mail("waited")), new Flags(), twoHoursAgo);
        inbox.appendMessage(message(mail("from a server ahead of time")), new Flags(), ahead);
        assertThat(unread(clock.instant())).isTrue();

        reader = read();
        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSize(2));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(unread(clock.instant())).isFalse());
        assertThat(unread(clock.instant().plusSeconds(1))).isTrue();
        assertThat(stored()).allSatisfy(mail -> assertThat(mail.receivedAt()).isEqualTo(clock.instant()));
        assertThat(stored())
                .anySatisfy(mail -> assertThat(mail.arrivedAt())
                        .isBetween(
                                clock.instant().minus(Duration.ofHours(2)).minusSeconds(60),
                                clock.instant().minus(Duration.ofHours(2)).plusSeconds(60)))
                .anySatisfy(mail -> assertThat(mail.arrivedAt()).isEqualTo(mail.receivedAt()));
        assertThat(jdbc.sql("select server_received_at from inbound_mail where mailbox = :mailbox")
                        .param("mailbox", login + "/INBOX")
                        .query((row, index) ->
                                row.getObject(1, java.time.OffsetDateTime.class).toInstant())
                        .list())
                .contains(twoHoursAgo.toInstant());
    }

    private boolean unread(Instant end) {
        Imap mailbox = new Imap("", 1, login, "", false, false, "INBOX", "", null, Duration.ZERO);
        var settings = new InboundMailSettings(Map.of("oscar", new Channel(null, mailbox)), false);
        return new PendingMail(jdbc, settings).mayLieUnread("oscar", end);
    }

    @Test
    void theReaderComesBackWhenTheServerDoes() throws Exception {
        reader = read();
        deliver(mail("before"));
        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSize(1));
        int port = server.getImap().getPort();
        server.getImap().stopService();
        server.getImap().join(5_000);
        var restarted = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        try {
            restarted.start();
            GreenMailUser user = restarted.setUser(login, login, "secret");
            user.deliver(message(mail("after")));
            await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSize(2));
        } finally {
            restarted.stop();
        }
    }

    @Test
    void mailThatTheDatabaseCouldNotStoreIsNotPutOff(@Autowired InboundWorker worker) throws Exception {
        deliver(mail("came while the disk was full"));
        var refusals = new AtomicInteger();
        reader = read(new MailIntake(store, worker) {
            @Override
            public Receipt take(Arrival arrival) {
                if (refusals.incrementAndGet() <= 3) {
                    throw new DataAccessResourceFailureException("full", new SQLException("disk full", "53100"));
                }
                return super.take(arrival);
            }
        });

        await().atMost(SOON).untilAsserted(() -> assertThat(stored()).hasSize(1));
        assertThat(refusals).hasValue(4);
    }

    private ImapReader read() {
        return read(intake);
    }

    private ImapReader read(MailIntake intake) {
        Imap mailbox = new Imap(
                "127.0.0.1",
                server.getImap().getPort(),
                login,
                "secret",
                false,
                false,
                "INBOX",
                "Charterflow",
                null,
                Duration.ofSeconds(2));
        ImapReader started = new ImapReader("oscar", "oscar.example", mailbox, intake, database, clock);
        Thread thread = new Thread(started, "imap-test");
        thread.setDaemon(true);
        thread.start();
        return started;
    }

    private String mail(String text) {
        return Post.mail(login.replace("oscar", "chenxing"), Post.anyId(), text, true);
    }

    private void deliver(String mail) throws Exception {
        server.getUserManager().getUser(login).deliver(message(mail));
    }

    private static MimeMessage message(String mail) throws Exception {
        return new MimeMessage(null, new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
    }

    private MailFolder folder(String name) throws Exception {
        GreenMailUser user = server.getUserManager().getUser(login);
        return server.getManagers().getImapHostManager().getFolder(user, name);
    }

    private List<StoredMail> stored() {
        return jdbc
                .sql("select id from inbound_mail where mailbox = :mailbox order by received_at, status desc, id")
                .param("mailbox", login + "/INBOX")
                .query(java.util.UUID.class)
                .list()
                .stream()
                .map(id -> store.find(id).orElseThrow())
                .toList();
    }
}
