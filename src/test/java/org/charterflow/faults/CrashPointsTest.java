package org.charterflow.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charterflow.faults.StopPoint.AFTER_APPLY_COMMIT;
import static org.charterflow.faults.StopPoint.AFTER_SENT_COMMIT;
import static org.charterflow.faults.StopPoint.AFTER_STORE_COMMIT;
import static org.charterflow.faults.StopPoint.BEFORE_APPLY_COMMIT;
import static org.charterflow.faults.StopPoint.BEFORE_SENT_COMMIT;
import static org.charterflow.faults.StopPoint.BEFORE_STORE_COMMIT;

import java.io.IOException;
import java.time.Duration;
import org.charterflow.faults.Effects.Row;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A node dies, or loses its database or its mail servers, at the worst moments. Afterwards every mail that came in has had
 * its effect once, and its sender has the answer.
 */
@FaultTest
class CrashPointsTest {

    /** After this, whatever a dead node had begun is taken up. */
    private static final Duration LEASE = Duration.ofMinutes(11);

    private final Installation installation;
    private final Effects effects;

    CrashPointsTest(Installation installation) {
        this.installation = installation;
        this.effects = new Effects(installation, Installation.OSCAR);
    }

    @AfterEach
    void nothingIsLost() {
        effects.areAllOfTheMailbox();
    }

    /** Three threads at once, each just before it commits: one kill tries three crash points, and the IMAP move. */
    @Test
    void killedBeforeItCommits() throws IOException {
        Node node = installation.node();
        Applicant handedOver = stop(node, BEFORE_SENT_COMMIT);
        Applicant moved = stop(node, BEFORE_APPLY_COMMIT);
        Effects.eventually()
                .untilAsserted(() -> assertThat(
                                installation.mailboxOf(Installation.OSCAR).count("INBOX"))
                        .isZero());
        Applicant fetched = stop(node, BEFORE_STORE_COMMIT);
        assertThat(effects.deliveries(handedOver)).containsOnly("SENDING");
        assertThat(effects.rows(moved)).extracting(Row::status).containsExactly("pending");
        assertThat(effects.rows(fetched)).isEmpty();

        node.kill();
        installation.node().forward(LEASE);

        effects.areThoseOfOneMail(moved);
        effects.areThoseOfOneMail(fetched);
        effects.areThoseOfOneMail(handedOver);
        assertThat(effects.copies(handedOver).values()).anyMatch(copies -> copies.size() == 2);
    }

    @Test
    void killedAfterItCommitted() throws IOException {
        Node node = installation.node();
        Applicant sent = stop(node, AFTER_SENT_COMMIT);
        Applicant applied = stop(node, AFTER_APPLY_COMMIT);
        Applicant stored = stop(node, AFTER_STORE_COMMIT);
        assertThat(effects.rows(applied)).extracting(Row::status).containsExactly("applied");
        assertThat(effects.rows(stored)).extracting(Row::status).containsExactly("pending");

        node.kill();
        installation.node().forward(LEASE);

        effects.areThoseOfOneMail(sent);
        effects.areThoseOfOneMail(applied);
        effects.areThoseOfOneMail(stored);
        assertThat(effects.copies(sent).values()).allMatch(copies -> copies.size() == 1);
        assertThat(effects.rows(stored)).extracting(Row::status).contains("duplicate");
    }

    @ParameterizedTest
    @EnumSource(StopPoint.class)
    void theDatabaseEndsItsConnections(StopPoint point) throws IOException {
        Node node = installation.node();
        Applicant applicant = stop(node, point);
        installation.database.terminateConnectionsOf(node.name());
        node.resume(point);
        node.forward(LEASE);
        effects.areThoseOfOneMail(applicant);
    }

    @Test
    void theDatabaseRestarts() throws IOException {
        Node node = installation.node();
        installation.database.stop();
        Applicant applicant = Applicant.any();
        installation.send(applicant, Installation.OSCAR);
        installation.database.startAgain();
        effects.areThoseOfOneMail(applicant);
        assertThat(node.isAlive()).isTrue();
    }

    @Test
    void theMailServersStopAndStart() throws IOException {
        Node node = installation.node();
        Applicant applicant = stop(node, BEFORE_APPLY_COMMIT);
        installation.mail.stopImap();
        installation.mail.stopSmtp();
        node.resume(BEFORE_APPLY_COMMIT);
        Effects.eventually()
                .untilAsserted(() -> assertThat(effects.deliveries(applicant)).containsOnly("DEFERRED"));

        installation.mail.startImap();
        installation.mail.startSmtp();
        node.forward(LEASE);
        effects.areThoseOfOneMail(applicant);
        Applicant next = Applicant.any();
        installation.send(next, Installation.OSCAR);
        effects.areThoseOfOneMail(next);
    }

    /** Sends a mail and waits until a thread that works on it, or on its answer, stands at the point. */
    private Applicant stop(Node node, StopPoint point) {
        node.stopAt(point);
        Applicant applicant = Applicant.any();
        installation.send(applicant, Installation.OSCAR);
        node.awaitStopAt(point);
        return applicant;
    }
}
