package org.charterflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.charterflow.faults.Ledger.Kind;
import org.charterflow.faults.Ledger.Mail;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An audit is worth what it finds: undisturbed books are clean, and each damage done to them is found. */
@FaultTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AuditTest {

    private static final int ACTS = 150;

    private final Installation installation = new Installation("audit-", 0, Installation.PUSHED);
    private final Ledger ledger = new Ledger();

    AuditTest() throws IOException {}

    @AfterAll
    void close() throws IOException {
        installation.close();
    }

    /** A little of everything, in an installation of its own: other tests leave mail undelivered on purpose. */
    @BeforeAll
    void work() throws Exception {
        Node node = installation.node();
        var crowd = new Crowd(installation.mail, node::site, ledger);
        var random = new Random(7);
        var calm = new Calm(installation);
        for (int act = 0; act < ACTS; act++) {
            crowd.act(new Random(random.nextLong()));
            if (act % 30 == 29) {
                calm.await(Calm.USUAL);
            }
        }
        calm.await(Calm.USUAL);
    }

    @Test
    void whatWasNotDisturbedIsClean() throws Exception {
        assertThat(findings("select 1")).isEmpty();
    }

    @Test
    void aMailThatNobodyHasIsMissed() throws Exception {
        var more = new Ledger();
        ledger.mails().forEach(more::taken);
        more.taken(new Mail("oscar", Kind.APPLICATION, "<lost@unit.example>"));
        assertThat(findings("select 1", more, installation.mail.delivered()))
                .anyMatch(f -> f.contains("lost@unit.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiterString = " => ", textBlock = """
            mail without a disposition => update charterflow.inbound_mail set status = 'pending' where id = (select id from charterflow.inbound_mail where status = 'ignored' limit 1)
            and not once one of [applied] => delete from charterflow.inbound_mail where message_id = (select message_id from charterflow.inbound_mail where status = 'applied' and purpose = 'apply' limit 1)
            application .* has 0 cases => update charterflow.inbound_mail set case_number = null where purpose = 'apply' and status = 'applied'
            case whose process was started otherwise than once => delete from camunda.act_hi_procinst where business_key_ like 'OSCAR-%' and super_process_instance_id_ is null
            open case without a process => update charterflow.case_file set closed_at = opened_at, outcome = 'lost' where closed_at is null
            gap in the case numbers => update charterflow.case_counter set last = last + 1
            application received otherwise than once => insert into charterflow.journal (alliance, case_number, at, actor, channel, action, data) select alliance, case_number, at, actor, channel, action, data from charterflow.journal where action = 'application-received' limit 1
            is recorded as => update charterflow.vote set choice = case choice when 'for' then 'against' else 'for' end where ballot in (select id from charterflow.ballot where state = 'closed')
            is recorded as => update charterflow.ballot set outcome = 'no-quorum' where state = 'closed'
            and its resolution do not fit => delete from charterflow.resolution
            is on record as [] => delete from charterflow.vote where remark is not null
            is on record as [.*, .*] => insert into charterflow.vote (ballot, seat, choice, interest, remark, channel, cast_by, at) select ballot, seat, choice, interest, remark, channel, cast_by, at from charterflow.vote where remark is not null
            was given by nobody => update charterflow.vote set remark = 'invented' where remark is not null
            mail applied as a vote otherwise than once => delete from charterflow.vote where channel = 'mail'
            was sent and has not arrived => update charterflow.delivery set message_id = '<nowhere' || id || '@oscar.example>' where state = 'SENT'
            is left SENDING => update charterflow.delivery set state = 'SENDING' where state = 'SENT'
            is taken for undelivered and has arrived => update charterflow.delivery set state = 'FAILED' where state = 'SENT'
            news that no feature has taken => update charterflow.delivery set tell_at = handed_over_at where state = 'SENT'
            notice to nobody => insert into charterflow.notice select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid()))).* from charterflow.notice n limit 1
            job given up => update camunda.act_ru_job set retries_ = 0
            ballot open after its deadline => update charterflow.ballot set state = 'open', closes_at = opened_at, ended_at = null, outcome = null where state = 'closed'
            open ballot without its process => update charterflow.ballot set state = 'open', ended_at = null, outcome = null where state = 'closed'
            """)
    void aDamageIsFound(String finding, String damage) throws Exception {
        assertThat(findings(damage))
                .anyMatch(found ->
                        found.matches(".*" + finding.replace("[", "\\[").replace("]", "\\]") + ".*"));
    }

    private List<String> findings(String damage) throws SQLException, IOException {
        return findings(damage, ledger, installation.mail.delivered());
    }

    /** The damage is done past every trigger, seen by the audit alone, and undone. */
    private List<String> findings(String damage, Ledger known, List<String> delivered) throws SQLException {
        try (Connection connection = DriverManager.getConnection(installation.database.url("audit"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set session_replication_role = replica");
            statement.execute(damage);
            var audited = new SingleConnectionDataSource(connection, true);
            List<String> findings = new ArrayList<>(new Audit(JdbcClient.create(audited), known, delivered).findings());
            connection.rollback();
            return findings;
        }
    }
}
