package org.charterflow.mail.inbound;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.charterflow.alliance.Alliances;
import org.charterflow.mail.InboundMailSettings;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads every configured mailbox while the application runs. */
@Component
class ImapMailboxes implements SmartLifecycle {

    private static final long GRACE_MILLIS = 10_000;

    private final InboundMailSettings settings;
    private final Alliances alliances;
    private final MailIntake intake;
    private final DataSource database;
    private final List<ImapReader> readers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;

    ImapMailboxes(InboundMailSettings settings, Alliances alliances, MailIntake intake, DataSource database) {
        this.settings = settings;
        this.alliances = alliances;
        this.intake = intake;
        this.database = database;
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
                ImapReader reader = new ImapReader(alliance, domain, channel.imap(), intake, database);
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

    @Override
    public boolean isRunning() {
        return running;
    }
}
