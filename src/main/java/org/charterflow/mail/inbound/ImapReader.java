package org.charterflow.mail.inbound;

import static org.charterflow.sql.Instants.utc;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.charterflow.mail.InboundMailSettings.Imap;
import org.charterflow.mail.inbound.ImapIntake.Look;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads one mailbox, on one node at a time (an advisory lock of the database says which). A message is peeked at, stored
 * and committed, and only then moved, by UID; whatever fails in between is fetched again and found to be a duplicate.
 */
final class ImapReader implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(ImapReader.class);
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration OTHER_NODE_READS = Duration.ofSeconds(15);

    private final String alliance;
    private final Imap mailbox;
    private final ImapIntake intake;
    private final DataSource database;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Store open;
    private volatile boolean reading;
    private volatile int left;
    private volatile @Nullable IMAPFolder followed;
    private Instant readUntil = Instant.MIN;
    private Duration pause = SHORTEST_PAUSE;

    ImapReader(String alliance, String domain, Imap mailbox, MailIntake intake, DataSource database, Clock clock) {
        this.alliance = alliance;
        this.mailbox = mailbox;
        this.intake = new ImapIntake(alliance, domain, mailbox, intake);
        this.database = database;
        this.clock = clock;
    }

    /** Reads until it is stopped; reconnects after every fault, later and later. */
    @Override
    public void run() {
        while (!isStopped()) {
            try {
                if (!readIfNobodyElseDoes()) {
                    await(OTHER_NODE_READS);
                }
            } catch (MessagingException | IOException | SQLException | RuntimeException | Error e) {
                // Angus tells of a folder that the server closed by an IllegalStateException.
                if (!isStopped()) {
                    LOG.warn("mailbox {} of {} cannot be read: {}", mailbox.user(), alliance, e.getMessage());
                    await(pause);
                    pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
                }
            }
        }
    }

    private boolean readIfNobodyElseDoes() throws MessagingException, IOException, SQLException {
        try (Connection connection = database.getConnection()) {
            MailboxLock lock = new MailboxLock(connection, alliance + "/" + mailbox.host() + "/" + mailbox.user());
            if (!lock.acquire()) {
                return false;
            }
            try {
                read(lock);
            } finally {
                reading = false;
                left = 0;
                lock.release();
            }
            return true;
        }
    }

    String alliance() {
        return alliance;
    }

    /** Whether this node reads the mailbox now; of all nodes one should. */
    boolean isReading() {
        return reading;
    }

    /** How many messages lie in the inbox that cannot be taken. */
    int left() {
        return left;
    }

    void stop() {
        stopped.countDown();
        Store store = open;
        if (store != null) {
            try {
                store.close();
            } catch (MessagingException e) {
                LOG.debug("closing the mailbox: {}", e.getMessage());
            }
        }
    }

    /** Looks into the mailbox and returns when all that arrived by now is stored, or the time is over. */
    void catchUp(Duration most) throws InterruptedException {
        Instant now = clock.instant();
        long end = System.nanoTime() + most.toNanos();
        while (!hasRead(now) && System.nanoTime() < end && !isStopped()) {
            IMAPFolder inbox = followed;
            if (inbox != null) {
                try {
                    ask(inbox);
                } catch (MessagingException | IllegalStateException e) {
                    LOG.debug("the mailbox is being opened anew: {}", e.getMessage());
                }
            }
            synchronized (this) {
                wait(50);
            }
        }
    }

    private synchronized boolean hasRead(Instant until) {
        return !readUntil.isBefore(until);
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void await(Duration time) {
        try {
            var unused = stopped.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped.countDown();
        }
    }

    private void read(MailboxLock lock) throws MessagingException, IOException, SQLException {
        String protocol = mailbox.ssl() ? "imaps" : "imap";
        try (Store store = Session.getInstance(properties(protocol)).getStore(protocol)) {
            open = store;
            store.connect(mailbox.host(), mailbox.port(), mailbox.user(), mailbox.password());
            Folder archive = store.getFolder(mailbox.archive());
            if (!archive.exists() && !archive.create(Folder.HOLDS_MESSAGES)) {
                throw new MessagingException("cannot create the folder " + mailbox.archive());
            }
            IMAPFolder inbox = (IMAPFolder) store.getFolder(mailbox.folder());
            follow(inbox, lock);
        } finally {
            open = null;
        }
    }

    private void follow(IMAPFolder inbox, MailboxLock lock) throws MessagingException, IOException, SQLException {
        ScheduledExecutorService alarm = Executors.newSingleThreadScheduledExecutor();
        try {
            followed = inbox;
            while (!isStopped() && lock.isHeld()) {
                Instant begun = clock.instant();
                // An open folder never forgets a message that was in it.
                inbox.open(Folder.READ_WRITE);
                Look look = intake.take(inbox, () -> !isStopped() && lock.isHeld());
                reading = true;
                left = look.left();
                pause = SHORTEST_PAUSE;
                if (look.complete()) {
                    note(lock.connection(), begun);
                }
                if (look.taken() == 0) {
                    waitForMail(inbox, look.left(), alarm);
                }
                inbox.close(false);
            }
        } finally {
            followed = null;
            alarm.shutdownNow();
        }
    }

    /** Until the server pushes something, or it is time to look anyway. */
    private void waitForMail(IMAPFolder inbox, int known, ScheduledExecutorService alarm) throws MessagingException {
        if (isStopped() || inbox.getMessageCount() > known) {
            return;
        }
        // Any other command ends IDLE.
        ScheduledFuture<?> look = alarm.schedule(inbox::isOpen, mailbox.poll().toMillis(), TimeUnit.MILLISECONDS);
        try {
            inbox.idle(true);
        } catch (MessagingException e) {
            if (isStopped() || !inbox.isOpen()) {
                throw e;
            }
            await(mailbox.poll());
        } finally {
            look.cancel(false);
        }
    }

    /** Puts on record that whatever arrived before the instant is stored. */
    private void note(Connection connection, Instant until) throws SQLException {
        if (isStopped()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("""
                insert into mailbox_reading (alliance, mailbox, read_until) values (?, ?, ?)
                on conflict (alliance, mailbox) do update set read_until = excluded.read_until
                 where mailbox_reading.read_until < excluded.read_until
                """)) {
            statement.setString(1, alliance);
            statement.setString(2, mailbox.name());
            statement.setObject(3, utc(until));
            statement.executeUpdate();
        }
        synchronized (this) {
            readUntil = until;
            notifyAll();
        }
    }

    /** Any command ends IDLE, and in its answer the server tells of new mail. */
    private static void ask(IMAPFolder inbox) throws MessagingException {
        inbox.doCommand(protocol -> {
            protocol.noop();
            return null;
        });
    }

    private Properties properties(String protocol) {
        String prefix = "mail." + protocol + ".";
        Properties properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "false");
        properties.setProperty(prefix + "peek", "true");
        properties.setProperty(prefix + "connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.setProperty(
                prefix + "timeout",
                String.valueOf(mailbox.poll().plusSeconds(30).toMillis()));
        properties.setProperty(prefix + "starttls.required", String.valueOf(mailbox.starttls()));
        properties.setProperty(prefix + "starttls.enable", String.valueOf(mailbox.starttls()));
        properties.setProperty(prefix + "ssl.checkserveridentity", "true");
        properties.setProperty(prefix + "partialfetch", "false");
        return properties;
    }
}
