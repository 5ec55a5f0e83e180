package org.charterflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import org.charterflow.Visitor;
import org.jspecify.annotations.Nullable;
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
        node.hoard(Duration.ofSeconds(20));
        Effects.eventually("refused")
                .until(() -> visitor.get(node.site(), "/register/oscar").status() == 503);
        // A connection that the node's own work gives back may come to a mail first, until all are taken.
        String refused = Effects.eventually("mail refused").until(this::refused, Objects::nonNull);

        Effects.eventually("served")
                .until(() -> visitor.get(node.site(), "/register/oscar").status() == 200);
        assertThat(Door.post(node.site(), "ciosa", "apply@ciosa.example", refused))
                .isEqualTo(202);
        assertThat(Door.post(node.site(), "ciosa", "apply@ciosa.example", refused))
                .isEqualTo(200);
    }

    /** A mail that the node refused; null if it took it. */
    private @Nullable String refused() throws IOException {
        String mail = Applicant.any().application("apply@ciosa.example");
        int status = Door.post(installation.node().site(), "ciosa", "apply@ciosa.example", mail);
        assertThat(status).isIn(202, 503);
        return status == 503 ? mail : null;
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
