package org.charterflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two nodes on one mailbox: one reads it, each mail counts once, and when the reader dies the other one reads. */
@FaultTest
class TwoNodesTest {

    private final Installation installation;
    private final Effects effects;

    TwoNodesTest(Installation installation) {
        this.installation = installation;
        this.effects = new Effects(installation, Installation.COIA);
    }

    @Test
    void eachMailCountsOnceAndTheOtherTakesOver() throws IOException {
        Map<String, Node> nodes =
                Map.of(installation.node().name(), installation.node(), "another", installation.anotherNode());
        List<Applicant> before = Stream.generate(Applicant::any).limit(20).toList();
        before.forEach(applicant -> installation.send(applicant, Installation.COIA));
        before.forEach(effects::areThoseOfOneMail);
        before.forEach(applicant -> assertThat(effects.rows(applicant)).hasSize(1));
        before.forEach(
                applicant -> assertThat(effects.copies(applicant).values()).allMatch(copies -> copies.size() == 1));

        String reader =
                Effects.eventually().until(this::reader, Optional::isPresent).orElseThrow();
        nodes.values().stream().filter(node -> node.name().equals(reader)).forEach(Node::kill);

        List<Applicant> after = Stream.generate(Applicant::any).limit(5).toList();
        after.forEach(applicant -> installation.send(applicant, Installation.COIA));
        after.forEach(effects::areThoseOfOneMail);
        assertThat(reader()).isPresent().get().isNotEqualTo(reader);
        effects.areAllOfTheMailbox();
    }

    /** The node that holds the lock on the mailbox. */
    private Optional<String> reader() {
        return installation.database.sql().sql("""
                        select a.application_name from pg_locks l join pg_stat_activity a using (pid)
                         where l.locktype = 'advisory' and l.granted
                           and (l.classid::bigint << 32 | l.objid::bigint)
                               = hashtextextended('inbound-mail/coia/localhost/intake@coia.example', 0)
                        """).query(String.class).optional();
    }
}
