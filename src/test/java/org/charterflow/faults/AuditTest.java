package org.charterflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.charterflow.faults.Ledger.Kind;
import org.charterflow.faults.Ledger.Mail;
import org.charterflow.faults.Ledger.Vote;
import org.charterflow.faults.MailServers.Delivered;
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
            duplicate of nothing => insert into charterflow.inbound_mail select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'first_key', null, 'status', 'duplicate', 'duplicate_of', gen_random_uuid(), 'uid', null))).* from charterflow.inbound_mail m where status = 'applied' limit 1
            taken in from one place and applied twice => insert into charterflow.inbound_mail select (jsonb_populate_record(m, jsonb_build_object('id', gen_random_uuid(), 'first_key', null))).* from charterflow.inbound_mail m where uid is not null and status = 'applied' limit 1
            mail without its bytes => delete from charterflow.inbound_mail_content where mail = (select id from charterflow.inbound_mail limit 1)
            one case opened by two mails => update charterflow.inbound_mail set case_number = (select min(case_number) from charterflow.inbound_mail where purpose = 'apply' and status = 'applied') where purpose = 'apply' and status = 'applied'
            applicant with two cases => update charterflow.application set applicant_address = 'one@unit.example'
            admitted otherwise than to one membership => update charterflow.application set member_id = null
            two memberships of one organisation => update charterflow.member set name_key_zh = 'one' where alliance = 'oscar'
            notice given twice in a case => insert into charterflow.notice select (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid()))).* from charterflow.notice n where kind = 'ballot-closed' limit 1
            vote by a mail that was not applied => update charterflow.inbound_mail set status = 'ignored' where purpose = 'ballot' and status = 'applied'
            mailed .* is on record as => update charterflow.vote set cast_by = 'oscar.b0' where channel = 'mail'
            is .rejected. and not once one of .*too late.* => update charterflow.inbound_mail set status = 'rejected', reason = 'no-seat-in-electorate' where purpose = 'ballot' and status = 'applied'
            whose journal does not tell of every vote => delete from charterflow.journal where action in ('vote-cast', 'vote-replaced')
            gap in the resolutions => update charterflow.resolution set serial = serial + 1000
            delivery whose state is not what its evidence says => insert into charterflow.delivery_evidence (delivery, at, what, evidence) select delivery, at, 'BOUNCED', evidence from charterflow.delivery_evidence where what = 'SENT'
            was given up, and nothing is wrong with the address => update charterflow.delivery set state = 'FAILED', message_id = '<nowhere' || id || '@oscar.example>' where state = 'SENT'
            incident => insert into camunda.act_ru_incident (id_, rev_, incident_timestamp_, incident_type_) values ('damage', 1, now(), 'failedJob')
            process of no case => update camunda.act_ru_execution set business_key_ = 'OSCAR-2099-0001' where parent_id_ is null and super_exec_ is null
            task for nobody => delete from camunda.act_ru_identitylink
            open ballot without its process => update charterflow.ballot set state = 'open', ended_at = null, outcome = null where state = 'closed'
            """)
    void aDamageIsFound(String finding, String damage) throws Exception {
        assertThat(findings(damage))
                .anyMatch(found ->
                        found.matches(".*" + finding.replace("[", "\\[").replace("]", "\\]") + ".*"));
    }

    @Test
    void aVoteThatWasMailedOtherwiseIsFound() throws Exception {
        var other = new Ledger();
        ledger.mails().forEach(other::taken);
        ledger.votes().forEach(other::given);
        ledger.mailedVotes()
                .forEach(vote -> other.mailed(
                        new Vote(vote.mark(), vote.user(), vote.choice().equals("for") ? "against" : "for", false)));
        assertThat(findings("select 1", other, installation.mail.delivered()))
                .anyMatch(found -> found.startsWith("mailed ") && found.contains("is on record as"));
    }

    @Test
    void aMailInAnothersMailboxIsFoundAndOneThatArrivedTwiceAndNotAlike() throws Exception {
        List<Delivered> delivered = installation.mail.delivered();
        List<Delivered> astray = delivered.stream()
                .map(each -> new Delivered("elsewhere.example", each.message()))
                .toList();
        assertThat(findings("select 1", ledger, astray))
                .anyMatch(found -> found.endsWith("arrived at elsewhere.example"));

        List<Delivered> changed = new ArrayList<>(delivered);
        delivered.forEach(each -> changed.add(new Delivered(each.domain(), each.message() + " and more")));
        assertThat(findings("select 1", ledger, changed))
                .anyMatch(found -> found.endsWith("arrived twice, and not alike"));
    }

    private List<String> findings(String damage) throws SQLException, IOException {
        return findings(damage, ledger, installation.mail.delivered());
    }

    /** The damage is done past every trigger, seen by the audit alone, and undone. */
    private List<String> findings(String damage, Ledger known, List<Delivered> delivered) throws SQLException {
        try (Connection connection = DriverManager.getConnection(installation.database.url("audit"));
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set session_replication_role = replica");
            statement.execute(damage);
            var audited = new SingleConnectionDataSource(connection, true);
            List<String> findings =
                    new ArrayList<>(new Audit(JdbcClient.create(audited), known, delivered, Instant.now()).findings());
            connection.rollback();
            return findings;
        }
    }
}
