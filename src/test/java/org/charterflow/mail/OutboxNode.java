package org.charterflow.mail;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.sql.DataSource;
import org.charterflow.alliance.Alliances;
import org.charterflow.document.Documents;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** A node that does nothing but empty the outbox, in a process of its own that a test can kill. */
public final class OutboxNode {

    private OutboxNode() {}

    /** Starts it beside the running test: same database, same time, same keys. */
    static Process start(String jdbcUrl, int smtpPort, Instant now, String tokenKey, String baseUrl, Path log)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OutboxNode.class.getName(),
                        jdbcUrl,
                        Integer.toString(smtpPort),
                        now.toString(),
                        tokenKey,
                        baseUrl)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    /** @param arguments the database's URL, the mail server's port, the time, the token key, the base URL */
    public static void main(String[] arguments) throws ClassNotFoundException {
        try (var node = new AnnotationConfigApplicationContext()) {
            var database = new HikariDataSource();
            database.setJdbcUrl(arguments[0] + "&currentSchema=charterflow");
            database.setUsername("postgres");
            database.setPassword("postgres");
            database.setMaximumPoolSize(2);
            var mailServer = new MailProperties();
            mailServer.setHost("127.0.0.1");
            mailServer.setPort(Integer.valueOf(arguments[1]));
            node.getEnvironment().getSystemProperties().put("charterflow.base-url", arguments[4]);
            node.registerBean(DataSource.class, () -> database);
            node.registerBean(JdbcClient.class, () -> JdbcClient.create(database));
            node.registerBean(PlatformTransactionManager.class, () -> new DataSourceTransactionManager(database));
            node.registerBean(Clock.class, () -> Clock.fixed(Instant.parse(arguments[2]), ZoneOffset.UTC));
            node.registerBean(MeterRegistry.class, () -> new SimpleMeterRegistry());
            node.registerBean(MailProperties.class, () -> mailServer);
            node.registerBean(
                    OutgoingMailSettings.class, () -> new OutgoingMailSettings(arguments[3], List.of(), 100_000, true));
            node.register(Class.forName("org.charterflow.alliance.ProfileFiles"), Alliances.class, Documents.class);
            node.register(
                    NoticeWorker.class,
                    Outbox.class,
                    Announcer.class,
                    SmtpDoor.class,
                    MailComposer.class,
                    MailCounters.class,
                    Letterheads.class,
                    Tokens.class,
                    Seal.class);
            node.refresh();
            node.getBean(NoticeWorker.class).drain();
        }
    }
}
