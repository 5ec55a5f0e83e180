package org.charterflow.demo;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** PostgreSQL and a mail server inside the application, on the loopback interface only. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
@EnableConfigurationProperties(DemoProperties.class)
class DemoServers {

    private static final String LOOPBACK = "127.0.0.1";

    /** Keeps its data; written through to disk, as a real one would. */
    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres(DemoProperties demo) throws IOException {
        Path data = demo.data().resolve("postgres").toAbsolutePath();
        Files.createDirectories(data.getParent());
        PortInUseException.check("PostgreSQL", demo.postgresPort(), "CHARTERFLOW_DEMO_POSTGRES_PORT", data);
        return EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setPort(demo.postgresPort())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("listen_addresses", LOOPBACK)
                // Its own hook races Spring's.
                .setRegisterShutdownHook(false)
                .start();
    }

    @Bean
    JdbcConnectionDetails databaseConnection(EmbeddedPostgres postgres) {
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return "postgres";
            }

            @Override
            public String getPassword() {
                return "postgres";
            }

            @Override
            public String getJdbcUrl() {
                return postgres.getJdbcUrl("postgres", "postgres");
            }
        };
    }

    /** Takes every mail for every address; its mailboxes are on a page of the demo. */
    @Bean(destroyMethod = "stop")
    GreenMail greenMail(DemoProperties demo) {
        PortInUseException.check("SMTP", demo.smtpPort(), "CHARTERFLOW_DEMO_SMTP_PORT", null);
        PortInUseException.check("IMAP", demo.imapPort(), "CHARTERFLOW_DEMO_IMAP_PORT", null);
        // Else headers in bare GBK, as many clients write them, are stored as question marks.
        System.setProperty("mail.mime.allowutf8", "false");
        var greenMail = new GreenMail(new ServerSetup[] {
            new ServerSetup(demo.smtpPort(), LOOPBACK, ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(demo.imapPort(), LOOPBACK, ServerSetup.PROTOCOL_IMAP)
        });
        greenMail.start();
        return greenMail;
    }
}
