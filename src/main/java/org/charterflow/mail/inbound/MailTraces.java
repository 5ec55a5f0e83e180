package org.charterflow.mail.inbound;

import static org.charterflow.sql.Columns.column;
import static org.charterflow.sql.Instants.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.charterflow.mail.inbound.MailTrace.Answer;
import org.charterflow.mail.inbound.MailTrace.Settlement;
import org.charterflow.mail.reading.MailReading;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.Mailbox;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** Keeps, with each mail, how the stages came to their results. */
@Repository
public class MailTraces {

    private static final String READING = """
            class = r.class, class_reason = r.class_reason, sender = r.sender, sender_name = r.sender_name,
            sender_verdict = r.sender_verdict, sender_reason = r.sender_reason,
            authentication_result = r.authentication_result, subject = r.subject, text = r.text, finding = r.finding
            """;

    private static final String READINGS = """
            unnest(:readings::uuid[], :classes::text[], :classReasons::text[], :senders::text[], :senderNames::text[],
                   :verdicts::text[], :senderReasons::text[], :results::text[], :subjects::text[], :texts::text[],
                   :findings::text[])
                as r (mail, class, class_reason, sender, sender_name, sender_verdict, sender_reason,
                      authentication_result, subject, text, finding)
            """;

    private static final String DECISION = """
            status = d.status, reason = d.reason, case_number = d.case_number, decided_at = d.decided_at,
            next_attempt_at = null, claimed_until = null, correlation = d.correlation, purpose = d.purpose
            """;

    private static final String DECISIONS = """
            unnest(:mails::uuid[], :statuses::text[], :reasons::text[], :cases::text[], :times::timestamptz[],
                   :correlations::text[], :purposes::text[])
                as d (mail, status, reason, case_number, decided_at, correlation, purpose)
            """;

    private final JdbcClient jdbc;

    MailTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How a mail was decided, and on what grounds. */
    record Decided(UUID mail, MailReading reading, Ruling ruling, Instant at) {}

    private record Read(UUID mail, Readable reading) {

        @Nullable
        String from(Function<Mailbox, @Nullable String> value) {
            Mailbox from = reading.mail().from().single();
            return from == null ? null : value.apply(from);
        }

        @Nullable
        String finding() {
            return reading.finding() == null ? null : reading.finding().word();
        }
    }

    /** What the stateless stages made of a mail. */
    void read(UUID mail, Readable reading) {
        readings(
                        "update inbound_mail m set " + READING + " from " + READINGS + " where m.id = r.mail",
                        List.of(new Read(mail, reading)))
                .update();
    }

    /** Keeps decisions, by one statement for those on mails that could be read, and one for the others. */
    void decided(List<Decided> decisions) {
        List<Decided> readable = decisions.stream()
                .filter(each -> each.reading() instanceof Readable)
                .toList();
        if (!readable.isEmpty()) {
            List<Read> read = readable.stream()
                    .map(each -> new Read(each.mail(), (Readable) each.reading()))
                    .toList();
            String sql = "update inbound_mail m set " + DECISION + ", " + READING + " from " + DECISIONS + " join "
                    + READINGS + " using (mail) where m.id = d.mail";
            decisions(readings(sql, read), readable).update();
        }
        List<Decided> others = decisions.stream()
                .filter(each -> !(each.reading() instanceof Readable))
                .toList();
        if (!others.isEmpty()) {
            String sql = "update inbound_mail m set " + DECISION + " from " + DECISIONS + " where m.id = d.mail";
            decisions(jdbc.sql(sql), others).update();
        }
    }

    private static StatementSpec decisions(StatementSpec statement, List<Decided> decisions) {
        return statement
                .param("mails", column(decisions, Decided::mail, UUID[]::new))
                .param(
                        "statuses",
                        column(decisions, each -> each.ruling().status().word()))
                .param("reasons", column(decisions, each -> each.ruling().reason()))
                .param("cases", column(decisions, each -> each.ruling().caseNumber()))
                .param("times", column(decisions, each -> each.at().toString()))
                .param("correlations", column(decisions, each -> each.ruling().correlation()))
                .param("purposes", column(decisions, each -> each.ruling().purpose()));
    }

    private StatementSpec readings(String sql, List<Read> mails) {
        return jdbc.sql(sql)
                .param("readings", column(mails, Read::mail, UUID[]::new))
                .param(
                        "classes",
                        column(
                                mails,
                                each -> each.reading()
                                        .classification()
                                        .mailClass()
                                        .word()))
                .param(
                        "classReasons",
                        column(mails, each -> each.reading().classification().reason()))
                .param("senders", column(mails, each -> each.from(Mailbox::address)))
                .param("senderNames", column(mails, each -> each.from(Mailbox::name)))
                .param(
                        "verdicts",
                        column(
                                mails,
                                each -> each.reading().sender().verdict().name().toLowerCase(Locale.ROOT)))
                .param(
                        "senderReasons",
                        column(mails, each -> each.reading().sender().reason()))
                .param("results", column(mails, each -> each.reading().sender().result()))
                .param("subjects", column(mails, each -> each.reading().mail().subject()))
                .param("texts", column(mails, each -> each.reading().text()))
                .param("findings", column(mails, each -> each.finding()));
    }

    /**
     * What this very transaction has written to the sender, whichever feature wrote it, since the sender's mail before
     * this one.
     */
    void answered(StoredMail mail, Readable reading) {
        Mailbox sender = reading.mail().from().single();
        if (sender == null) {
            return;
        }
        jdbc.sql("""
                        insert into mail_receipt (mail, notice)
                        select :mail, n.id
                          from delivery d join notice n on n.id = d.notice
                         where d.address in (:sender, lower(:sender)) and n.alliance = :alliance
                           and n.xmin = pg_current_xact_id()::xid
                           and not exists (select 1 from mail_receipt r where r.notice = n.id)
                        """)
                .param("mail", mail.id())
                .param("sender", sender.address())
                .param("alliance", mail.alliance())
                .update();
    }

    private List<Answer> answers(UUID mail) {
        return jdbc.sql("""
                        select r.notice, n.subject, d.state
                          from mail_receipt r
                          join inbound_mail m on m.id = r.mail
                          join notice n on n.id = r.notice
                          join delivery d on d.notice = n.id and lower(d.address) = lower(m.sender)
                         where r.mail = :id order by n.created_at
                        """)
                .param("id", mail)
                .query((row, index) -> new Answer(
                        row.getObject("notice", UUID.class), row.getString("subject"), row.getString("state")))
                .list();
    }

    /** @throws org.springframework.dao.EmptyResultDataAccessException if there is no such mail */
    public MailTrace of(UUID mail) {
        List<UUID> duplicates = jdbc.sql(
                        "select id from inbound_mail where duplicate_of = :id order by received_at, id limit 100")
                .param("id", mail)
                .query(UUID.class)
                .list();
        List<Answer> answers = answers(mail);
        return jdbc.sql("""
                        select m.*, octet_length(c.content)::bigint as size, s.mail is not null as for_secretariat,
                               s.settled_at, s.settled_by, s.note, greatest(m.next_attempt_at, m.claimed_until) as tried_at
                          from inbound_mail m
                          left join inbound_mail_content c on c.mail = m.id
                          left join secretariat_mail s on s.mail = m.id
                         where m.id = :id
                        """)
                .param("id", mail)
                .query((row, index) -> map(row, duplicates, answers))
                .single();
    }

    private static MailTrace map(ResultSet row, List<UUID> duplicates, List<Answer> answers) throws SQLException {
        Settlement settlement = row.getBoolean("for_secretariat")
                ? new Settlement(instantOrNull(row, "settled_at"), row.getString("settled_by"), row.getString("note"))
                : null;
        String mailbox = row.getString("mailbox");
        return new MailTrace(
                row.getString("message_id"),
                row.getString("content_hash"),
                row.getObject("size", Long.class),
                mailbox == null ? null : mailbox + " " + row.getLong("uid_validity") + "/" + row.getLong("uid"),
                instantOrNull(row, "server_received_at"),
                row.getString("class_reason"),
                row.getString("sender_verdict"),
                row.getString("sender_reason"),
                row.getString("authentication_result"),
                row.getString("correlation"),
                row.getString("finding"),
                instantOrNull(row, "decided_at"),
                instantOrNull(row, "tried_at"),
                instantOrNull(row, "released_at"),
                row.getString("released_by"),
                duplicates,
                answers,
                settlement);
    }
}
