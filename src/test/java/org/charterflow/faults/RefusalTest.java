package org.charterflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.charterflow.Visitor;
import org.junit.jupiter.api.Test;

/** A node that cannot do what it is asked says so, and does it when it can again. */
@FaultTest
class RefusalTest {

    private final Installation installation;

    RefusalTest(Installation installation) {
        this.installation = installation;
    }

    @Test
    void withoutAConnectionLeftItRefusesAndRecovers() throws IOException {
        Node node = installation.node();
        var visitor = new Visitor();
        Applicant applicant = Applicant.any();
        String mail = applicant.application("apply@ciosa.example");
        node.hoard(Duration.ofSeconds(20));
        Effects.eventually("refused")
                .until(() -> visitor.get(node.site(), "/register/oscar").status() == 503);
        assertThat(Door.post(node.site(), "ciosa", "apply@ciosa.example", mail)).isEqualTo(503);

        Effects.eventually("served")
                .until(() -> visitor.get(node.site(), "/register/oscar").status() == 200);
        assertThat(Door.post(node.site(), "ciosa", "apply@ciosa.example", mail)).isEqualTo(202);
        assertThat(Door.post(node.site(), "ciosa", "apply@ciosa.example", mail)).isEqualTo(200);
    }

    @Test
    void withoutItsDatabaseItRefusesAndRecovers() throws IOException {
        Node node = installation.node();
        var visitor = new Visitor();
        installation.database.stopImmediately();
        assertThat(visitor.get(node.site(), "/register/oscar").status()).isEqualTo(503);
        installation.database.startAgain();
        Effects.eventually("served")
                .until(() -> visitor.get(node.site(), "/register/oscar").status() == 200);
    }
}
