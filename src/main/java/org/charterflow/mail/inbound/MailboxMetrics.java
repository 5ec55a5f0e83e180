package org.charterflow.mail.inbound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.charterflow.mail.InboundMailSettings;
import org.springframework.stereotype.Component;

/**
 * Shows operators whether each mailbox is read, and what cannot be taken from it: {@code
 * charterflow_mail_mailbox_reading{alliance="oscar"}}, of all nodes one should say 1, and {@code
 * charterflow_mail_mailbox_left}, which should be 0.
 */
@Component
class MailboxMetrics implements MeterBinder {

    private final ImapMailboxes mailboxes;
    private final InboundMailSettings settings;

    MailboxMetrics(ImapMailboxes mailboxes, InboundMailSettings settings) {
        this.mailboxes = mailboxes;
        this.settings = settings;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        settings.channels().forEach((alliance, channel) -> {
            if (channel.imap() != null) {
                Gauge.builder("charterflow.mail.mailbox.reading", mailboxes, all -> all.reading(alliance))
                        .description("Whether this node reads the mailbox")
                        .tag("alliance", alliance)
                        .register(registry);
                Gauge.builder("charterflow.mail.mailbox.left", mailboxes, all -> all.left(alliance))
                        .description("Messages that lie in the inbox and cannot be taken")
                        .tag("alliance", alliance)
                        .register(registry);
            }
        });
    }
}
