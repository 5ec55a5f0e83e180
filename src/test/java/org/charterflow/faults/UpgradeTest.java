package org.charterflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A rolling upgrade: a node of the next release brings the schema forward while a node of this one goes on, and a node of
 * this one can still start afterwards. It holds for migrations that only expand (see docs/operations.md).
 */
@FaultTest
class UpgradeTest {

    private final Installation installation;
    private final Effects effects;

    UpgradeTest(Installation installation) {
        this.installation = installation;
        this.effects = new Effects(installation, Installation.HUBEI);
    }

    @Test
    void anOlderNodeGoesOnBesideANewerSchema(@TempDir Path release) throws IOException {
        Node older = installation.node();
        Files.writeString(release.resolve("V9000__next_release.sql"), """
                alter table inbound_mail add column next_release text;
                alter table delivery add column next_release text not null default 'none';
                create table next_release (id bigint generated always as identity primary key, what text not null);
                """);
        Node newer = installation.anotherNode(Map.of(
                "SPRING_FLYWAY_LOCATIONS",
                "classpath:db/migration,classpath:org/charterflow/engine/migration,filesystem:" + release));
        assertThat(versions()).isEqualTo(1);

        newer.kill();
        Applicant first = Applicant.any();
        installation.send(first, Installation.HUBEI);
        effects.areThoseOfOneMail(first);
        older.kill();

        installation.anotherNode();
        Applicant second = Applicant.any();
        installation.send(second, Installation.HUBEI);
        effects.areThoseOfOneMail(second);
    }

    private int versions() {
        return installation
                .database
                .sql()
                .sql("select count(*) from charterflow.flyway_schema_history where version = '9000' and success")
                .query(Integer.class)
                .single();
    }
}
