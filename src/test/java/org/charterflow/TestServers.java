package org.charterflow;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Instant;
import org.charterflow.demo.DemoMembers;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;

/** The servers, the people and the clock that integration tests share. */
@TestConfiguration(proxyBeanMethods = false)
@Import(DemoMembers.class)
public class TestServers {

    /** A Monday morning in Beijing, a plain working week around it. */
    public static final Instant START = Instant.parse("2026-03-09T01:00:00Z");

    @Bean(destroyMethod = "close")
    EmbeddedPostgres embeddedPostgres() throws IOException {
        return EmbeddedPostgres.builder().setRegisterShutdownHook(false).start();
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

    @Bean(destroyMethod = "stop")
    GreenMail greenMail() {
        var greenMail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        greenMail.start();
        return greenMail;
    }

    @Bean
    DynamicPropertyRegistrar mailServer(GreenMail greenMail) {
        return registry -> {
            registry.add("spring.mail.host", () -> "127.0.0.1");
            registry.add("spring.mail.port", () -> greenMail.getSmtp().getPort());
        };
    }

    @Bean
    ModelCoverage modelCoverage(JdbcClient jdbc) {
        return new ModelCoverage(jdbc);
    }

    @Bean
    StatementPlans statementPlans(Statements statements, JdbcClient jdbc, JdbcConnectionDetails database) {
        return new StatementPlans(statements, jdbc, database);
    }

    @Bean
    MutableClock clock() {
        return new MutableClock(START);
    }
}
