package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import java.time.Clock;
import java.util.Map;
import javax.sql.DataSource;
import org.charterflow.alliance.Alliances;
import org.charterflow.mail.InboundMailSettings;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.support.GenericApplicationContext;

/**
 * A node whose start fails in its last step ends, so that its supervisor starts it again. Were one thread of its own left,
 * it would neither work nor end.
 */
class FailedStartTest {

    private final InboundMailSettings settings = new InboundMailSettings(Map.of(), true);
    private final InboundWorker worker = new InboundWorker(mock(MailPipeline.class), settings);
    private final ImapMailboxes mailboxes = new ImapMailboxes(
            settings,
            mock(Alliances.class),
            mock(MailIntake.class),
            mock(MailPipeline.class),
            mock(DataSource.class),
            Clock.systemUTC());

    @Test
    void whatWorksOnMailEndsWithTheStart() {
        GenericApplicationContext node = new GenericApplicationContext();
        node.registerBean(InboundWorker.class, () -> worker);
        node.registerBean(ImapMailboxes.class, () -> mailboxes);
        node.addApplicationListener((ApplicationListener<ContextRefreshedEvent>) started -> {
            assertThat(worker.isRunning()).isTrue();
            assertThat(mailboxes.isRunning()).isTrue();
            throw new IllegalStateException("the database has just ended its connections");
        });

        assertThatThrownBy(node::refresh).hasMessageContaining("ended its connections");

        assertThat(worker.isRunning()).isFalse();
        assertThat(mailboxes.isRunning()).isFalse();
    }
}
