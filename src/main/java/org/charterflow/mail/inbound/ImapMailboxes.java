package org.charterflow.mail.inbound;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.charterflow.alliance.Alliances;
import org.charterflow.mail.CatchUpWithMail;
import org.charterflow.mail.InboundMailSettings;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Reads every configured mailbox while the application runs. */
@Component
class ImapMailboxes implements SmartLifecycle, DisposableBean {

    private static final long GRACE_MILLIS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final InboundMailSettings settings;
    private final Alliances alliances;
    private final MailIntake intake;
    private final MailPipeline pipeline;
    private final DataSource database;
    private final Clock clock;
    private final List<ImapReader> readers = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    ImapMailboxes(
            InboundMailSettings settings,
            Alliances alliances,
            MailIntake intake,
            MailPipeline pipeline,
            DataSource database,
            Clock clock) {
        this.settings = settings;
        this.alliances = alliances;
        this.intake = intake;
        this.pipeline = pipeline;
        this.database = database;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        if (!settings.worker()) {
            return;
        }
        settings.channels().forEach((alliance, channel) -> {
            if (channel.imap() != null) {
                String domain = alliances.get(alliance).mail().domain();
                ImapReader reader = new ImapReader(alliance, domain, channel.imap(), intake, database, clock);
                Thread thread = new Thread(reader, "imap-" + alliance);
                thread.setDaemon(true);
                readers.add(reader);
                threads.add(thread);
                thread.start();
            }
        });
    }

    @Override
    public void stop() {
        running = false;
        readers.forEach(ImapReader::stop);
        for (Thread thread : threads) {
            try {
                thread.join(GRACE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        readers.clear();
        threads.clear();
    }

    /** A start that fails in its last step destroys what it has started, and stops nothing. */
    @Override
    public void destroy() {
        stop();
    }

    /** Returns when all that arrived by now is worked on, or the mail server has not answered for a while. */
    @EventListener
    void catchUp(CatchUpWithMail wanted) {
        for (ImapReader reader : List.copyOf(readers)) {
            try {
                reader.catchUp(PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        pipeline.processPending();
    }

    /** How many mailboxes of an alliance this node reads now: 1, or 0 if another node does or nobody can. */
    int reading(String alliance) {
        return (int) of(alliance).filter(ImapReader::isReading).count();
    }

    /** How many messages of an alliance lie in its inbox and cannot be taken, as far as this node knows. */
    int left(String alliance) {
        return of(alliance).mapToInt(ImapReader::left).sum();
    }

    private Stream<ImapReader> of(String alliance) {
        return readers.stream().filter(reader -> reader.alliance().equals(alliance));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
