package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

@ExtendWith(OutputCaptureExtension.class)
class NoticeScheduleTest {

    private static final int SOON = 1500;

    private final NoticeWorker worker = mock(NoticeWorker.class);
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withUserConfiguration(Transactions.class, NoticeSchedule.class)
            .withBean(PlatformTransactionManager.class, NoticeScheduleTest::transactions)
            .withBean(NoticeWorker.class, () -> worker);

    @EnableTransactionManagement
    @EnableConfigurationProperties(InboundMailSettings.class)
    static class Transactions {}

    @Test
    void aNoticeIsSentAsSoonAsItIsCommittedNotBefore() {
        application.run(context -> new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(transaction -> {
                    context.publishEvent(new NoticeQueued());
                    verify(worker, never()).drain();
                }));

        verify(worker, timeout(SOON).atLeastOnce()).drain();
    }

    @Test
    void whatHasBecomeDueIsSentWithoutAnyEvent() {
        application.run(context -> verify(worker, timeout(10_000).atLeastOnce()).drain());
    }

    @Test
    void aNodeThatIsNotToSendDoesNot() {
        application.withPropertyValues("charterflow.mail.worker=false").run(context -> {
            context.publishEvent(new NoticeQueued());
            context.getBean(NoticeSchedule.class).due();
        });

        // The application has ended, and with it whatever its thread had to do.
        verify(worker, never()).drain();
    }

    @Test
    void aRoundThatFailsIsLoggedAndTheNextOneBegins(CapturedOutput output) {
        when(worker.drain()).thenThrow(new IllegalStateException("the database is away"));

        application.run(context -> verify(worker, timeout(10_000).atLeast(2)).drain());

        assertThat(output)
                .contains("ERROR")
                .contains("NoticeSchedule")
                .contains("The outbox could not be emptied")
                .contains("the database is away");
    }

    private static PlatformTransactionManager transactions() {
        try {
            DataSource database = mock(DataSource.class);
            when(database.getConnection()).thenReturn(mock(Connection.class));
            return new DataSourceTransactionManager(database);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
