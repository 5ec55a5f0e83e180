package org.charterflow.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.charterflow.faults.Ledger.Kind;
import org.charterflow.faults.Ledger.Mail;
import org.charterflow.faults.Ledger.Vote;
import org.charterflow.faults.MailServers.Delivered;
import org.charterflow.sql.Instants;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The books of an installation at rest, held against what the world outside knows: no case lost, none done twice, every
 * tally a recount of the votes cast, the mail equation, every notice delivered or known not to be, nothing left over in
 * the engine. It asks the database and the mail servers and nothing of the application; counting is its own.
 */
final class Audit {

    /** Why a vote that was given by mail need not count: it came too late. Its words and its sender are in order. */
    private static final Set<String> TOO_LATE = Set.of("ballot-ended", "ballot-deadline-passed", "expired-token");

    /** No other address of the crowd is unknown to the mail server. */
    private static final String UNKNOWN = "gone@";

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^message-id:\\s*(<[^>]+>)");

    private final JdbcClient sql;
    private final Ledger ledger;
    private final List<Delivered> delivered;
    private final Instant now;
    private final List<String> findings = new ArrayList<>();
    private final Map<String, Long> figures = new TreeMap<>();

    /**
     * @param delivered every message that lies in a mailbox
     * @param now by the clocks of the installation
     */
    Audit(JdbcClient sql, Ledger ledger, List<Delivered> delivered, Instant now) {
        this.sql = sql;
        this.ledger = ledger;
        this.delivered = delivered;
        this.now = now;
    }

    /** What is wrong, a sentence each; empty if the books are clean. */
    List<String> findings() {
        findings.clear();
        mails();
        cases();
        votes();
        new Recount(sql).differences().forEach(findings::add);
        notices();
        engine();
        return List.copyOf(findings);
    }

    /** How much was looked at, for the report; filled by {@link #findings}. */
    Map<String, Long> figures() {
        return figures;
    }

    private void mails() {
        none("mail without a disposition", """
                select id::text from charterflow.inbound_mail where status not in ('applied', 'duplicate', 'ignored',
                       'rejected', 'clarify', 'challenged', 'quarantined')""");
        none("duplicate of nothing", """
                select d.id::text from charterflow.inbound_mail d left join charterflow.inbound_mail f on f.id = d.duplicate_of
                 where d.status = 'duplicate' and (f.id is null or f.status = 'duplicate')""");
        none("mail taken in from one place and applied twice", """
                select alliance || ' ' || uid from charterflow.inbound_mail where uid is not null and status <> 'duplicate'
                 group by alliance, mailbox, uid_validity, uid having count(*) > 1""");
        none("mail without its bytes", """
                select m.id::text from charterflow.inbound_mail m left join charterflow.inbound_mail_content c on c.mail = m.id
                 where c.mail is null""");
        Map<String, List<String>> statuses = new HashMap<>();
        sql.sql(
                        "select message_id, status, reason from charterflow.inbound_mail where message_id is not null and status <> 'duplicate'")
                .query((row, index) -> statuses.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(
                                row.getString(2).equals("rejected") && TOO_LATE.contains(row.getString(3))
                                        ? "too late"
                                        : row.getString(2)))
                .list();
        for (Mail mail : ledger.mails()) {
            List<String> found = statuses.getOrDefault(mail.messageId(), List.of());
            Set<String> allowed = switch (mail.kind()) {
                case APPLICATION -> Set.of("applied");
                case VOTE -> Set.of("applied", "too late");
                case AUTOMATIC -> Set.of("ignored");
                case TALK -> Set.of("applied", "ignored", "rejected", "too late", "clarify", "quarantined");
            };
            if (found.size() != 1 || !allowed.containsAll(found)) {
                findings.add("mail " + mail + " is " + found + " and not once one of " + allowed);
            }
        }
        figure("mails received", "select count(*) from charterflow.inbound_mail");
        for (String status :
                List.of("applied", "duplicate", "ignored", "rejected", "clarify", "challenged", "quarantined")) {
            figure("mails " + status, "select count(*) from charterflow.inbound_mail where status = '" + status + "'");
        }
    }

    private void cases() {
        Set<String> applications = ledger.mails().stream()
                .filter(mail -> mail.kind() == Kind.APPLICATION)
                .map(Mail::messageId)
                .collect(Collectors.toSet());
        Map<String, Long> opened = new HashMap<>();
        sql.sql("""
                        select m.message_id, count(f.number) from charterflow.inbound_mail m
                          left join charterflow.case_file f on f.number = m.case_number
                         where m.status = 'applied' group by m.message_id""")
                .query((row, index) -> opened.put(row.getString(1), row.getLong(2)))
                .list();
        applications.stream()
                .filter(id -> opened.getOrDefault(id, 0L) != 1)
                .forEach(id -> findings.add("application " + id + " has " + opened.getOrDefault(id, 0L) + " cases"));
        none("one case opened by two mails", """
                select case_number from charterflow.inbound_mail
                 where status = 'applied' and purpose = 'apply' group by case_number having count(*) > 1""");
        none("applicant with two cases", """
                select applicant_address from charterflow.application
                 group by alliance, applicant_address having count(*) > 1""");
        none("case whose process was started otherwise than once", """
                select f.number from charterflow.case_file f
                  left join camunda.act_hi_procinst p on p.business_key_ = f.number and p.super_process_instance_id_ is null
                                                         and p.proc_def_key_ <> 'seat-vote'
                 group by f.number having count(p.id_) <> 1""");
        none("open case without a process, or closed case with one", """
                select f.number from charterflow.case_file f
                  left join camunda.act_ru_execution e
                         on e.business_key_ = f.number and e.parent_id_ is null and e.super_exec_ is null
                 where (f.closed_at is null) <> (e.id_ is not null)
                   and not exists (select 1 from charterflow.invoice i where i.case_number = f.number and i.settled_on is null)""");
        none("gap in the case numbers", """
                select alliance || ' ' || year from charterflow.case_counter c
                 where last <> (select count(*) from charterflow.case_file f
                                 where f.number like upper(c.alliance) || '-' || c.year || '-%')""");
        none("application received otherwise than once in the journal", """
                select a.case_number from charterflow.application a
                 where (select count(*) from charterflow.journal j
                         where j.case_number = a.case_number and j.action = 'application-received') <> 1""");
        none("admitted otherwise than to one membership", """
                select a.case_number from charterflow.application a
                 where (a.state in ('MEMBER', 'FEE_DUE', 'ADMITTED')) <> (a.member_id is not null and exists
                       (select 1 from charterflow.member m where m.id = a.member_id and m.alliance = a.alliance))""");
        none("two memberships of one organisation", """
                select min(name_zh) from charterflow.member group by alliance, name_key_zh having count(*) > 1""");
        none("notice given twice in a case that gives it once", """
                select case_number || ' ' || kind from charterflow.notice
                 where kind in ('membership-acceptance', 'membership-certificate', 'account-invitation',
                                'application-rejected', 'ballot-closed', 'member-admitted')
                 group by case_number, kind having count(*) > 1""");
        figure("cases", "select count(*) from charterflow.case_file");
        figure("cases closed", "select count(*) from charterflow.case_file where closed_at is not null");
        figure(
                "members admitted",
                "select count(*) from charterflow.application where state in ('MEMBER', 'FEE_DUE', 'ADMITTED')");
    }

    private void votes() {
        Map<String, List<String>> recorded = new HashMap<>();
        sql.sql("select remark, cast_by || ' ' || choice from charterflow.vote where remark is not null")
                .query((row, index) -> recorded.computeIfAbsent(row.getString(1), mark -> new ArrayList<>())
                        .add(row.getString(2)))
                .list();
        Set<String> given = new HashSet<>();
        for (Vote vote : ledger.votes()) {
            given.add(vote.mark());
            List<String> found = recorded.getOrDefault(vote.mark(), List.of());
            boolean right = found.equals(List.of(vote.user() + " " + vote.choice()));
            if (!right && (vote.acknowledged() || !found.isEmpty())) {
                findings.add("vote " + vote + " is on record as " + found);
            }
        }
        recorded.keySet().stream()
                .filter(mark -> !given.contains(mark))
                .forEach(mark -> findings.add("vote " + mark + " was given by nobody"));
        Map<String, String> byMail = new HashMap<>();
        sql.sql("""
                        select m.message_id, v.cast_by || ' ' || v.choice
                          from charterflow.vote v join charterflow.inbound_mail m on v.evidence = 'mail ' || m.id""")
                .query((row, index) -> byMail.put(row.getString(1), row.getString(2)))
                .list();
        for (Vote vote : ledger.mailedVotes()) {
            String found = byMail.get(vote.mark());
            if (found != null && !found.equals(vote.user() + " " + vote.choice())) {
                findings.add("mailed " + vote + " is on record as " + found);
            }
        }
        none("mail applied as a vote otherwise than once", """
                select m.id::text from charterflow.inbound_mail m
                 where m.purpose = 'ballot' and m.status = 'applied'
                   and (select count(*) from charterflow.vote v where v.evidence = 'mail ' || m.id) <> 1""");
        none("vote by a mail that was not applied", """
                select v.sequence::text from charterflow.vote v
                 where v.channel = 'mail' and not exists (select 1 from charterflow.inbound_mail m
                       where v.evidence = 'mail ' || m.id and m.status = 'applied' and m.purpose = 'ballot')""");
        none("ballot whose journal does not tell of every vote", """
                select b.case_number from charterflow.ballot b
                 where (select count(*) from charterflow.vote v where v.ballot = b.id and v.channel <> 'room')
                    <> (select count(*) from charterflow.journal j where j.case_number = b.case_number and j.action in ('vote-cast', 'vote-replaced', 'vote-overtaken'))
                   and not exists (select 1 from charterflow.ballot o where o.case_number = b.case_number and o.id <> b.id)""");
        sql.sql("select case_number from charterflow.ballot where state = 'open' and closes_at < :now")
                .param("now", Instants.utc(now))
                .query(String.class)
                .list()
                .forEach(number -> findings.add("ballot open after its deadline: " + number));
        figure("votes", "select count(*) from charterflow.vote");
        figure(
                "votes unanswered",
                ledger.votes().stream().filter(vote -> !vote.acknowledged()).count());
        figure("ballots closed", "select count(*) from charterflow.ballot where state = 'closed'");
    }

    private void notices() {
        Map<String, Set<String>> copies = new HashMap<>();
        Map<String, List<String>> arrived = new HashMap<>();
        for (Delivered each : delivered) {
            Matcher id = MESSAGE_ID.matcher(each.message());
            if (id.find()) {
                arrived.computeIfAbsent(id.group(1), key -> new ArrayList<>()).add(each.domain());
                copies.computeIfAbsent(id.group(1), key -> new HashSet<>()).add(hash(body(each.message())));
            }
        }
        none("notice to nobody", """
                select n.id::text from charterflow.notice n
                 where not exists (select 1 from charterflow.delivery d where d.notice = n.id)""");
        none("news that no feature has taken", "select id::text from charterflow.delivery where tell_at is not null");
        none("delivery whose state is not what its evidence says", """
                select d.id::text from charterflow.delivery d
                 where d.state in ('SENT', 'FAILED', 'BOUNCED') and d.state is distinct from
                       (select case when bool_or(what = 'BOUNCED') then 'BOUNCED'
                                    when bool_or(what = 'FAILED') then 'FAILED'
                                    when bool_or(what = 'SENT') then 'SENT' end
                          from charterflow.delivery_evidence e where e.delivery = d.id)""");
        long[] twice = {0};
        sql.sql("select message_id, state, address from charterflow.delivery")
                .query((row, index) -> {
                    String id = row.getString(1);
                    String address = row.getString(3);
                    String what = "notice " + id + " to " + address;
                    List<String> here = arrived.getOrDefault(id, List.of());
                    switch (row.getString(2)) {
                        case "SENT" -> {
                            if (here.isEmpty()) {
                                findings.add(what + " was sent and has not arrived");
                            }
                        }
                        case "FAILED", "BOUNCED" -> {
                            if (!here.isEmpty()) {
                                findings.add(what + " is taken for undelivered and has arrived");
                            } else if (!address.startsWith(UNKNOWN)) {
                                findings.add(what + " was given up, and nothing is wrong with the address");
                            }
                        }
                        default -> findings.add(what + " is left " + row.getString(2));
                    }
                    if (copies.getOrDefault(id, Set.of()).size() > 1) {
                        findings.add(what + " arrived twice, and not alike");
                    }
                    here.stream()
                            .filter(domain -> !address.endsWith("@" + domain))
                            .forEach(domain -> findings.add(what + " arrived at " + domain));
                    twice[0] += Math.max(0, here.size() - 1);
                    return id;
                })
                .list();
        figure("notices' deliveries", "select count(*) from charterflow.delivery");
        figure(
                "deliveries known to have failed",
                "select count(*) from charterflow.delivery where state in ('FAILED', 'BOUNCED')");
        figure("deliveries handed over twice", twice[0]);
    }

    private void engine() {
        none(
                "incident",
                "select incident_type_ || ' ' || coalesce(activity_id_, '') || ' ' || coalesce(incident_msg_, '') from camunda.act_ru_incident");
        none("job given up", "select id_ from camunda.act_ru_job where retries_ = 0");
        none("process of no case", """
                select e.id_ from camunda.act_ru_execution e
                 where e.parent_id_ is null and e.business_key_ like '%-20__-%' and not exists
                       (select 1 from charterflow.case_file f where f.number = e.business_key_)""");
        none("open ballot without its process, or a process without its ballot", """
                select b.id::text from charterflow.ballot b
                 where b.state in ('open', 'closed')
                   and (b.state = 'open') <> exists (select 1 from camunda.act_ru_variable v
                        join camunda.act_ru_execution e on e.id_ = v.execution_id_
                        join camunda.act_re_procdef d on d.id_ = e.proc_def_id_ and d.key_ = 'ballot'
                        where v.name_ = 'ballotId' and v.text_ = b.id::text)""");
        none("task for nobody", """
                select t.id_ from camunda.act_ru_task t
                 where t.assignee_ is null and not exists
                       (select 1 from camunda.act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate')""");
        figure("processes running", "select count(*) from camunda.act_ru_execution where parent_id_ is null");
        figure("jobs waiting", "select count(*) from camunda.act_ru_job");
    }

    private void none(String what, String query) {
        sql.sql(query).query(String.class).list().forEach(found -> findings.add(what + ": " + found));
    }

    private void figure(String name, String query) {
        figure(name, sql.sql(query).query(Long.class).single());
    }

    private void figure(String name, long value) {
        figures.put(name, value);
    }

    private static String body(String message) {
        String text = message.replace("\r\n", "\n");
        int end = text.indexOf("\n\n");
        return end < 0 ? "" : text.substring(end).stripTrailing();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(ISO_8859_1)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
