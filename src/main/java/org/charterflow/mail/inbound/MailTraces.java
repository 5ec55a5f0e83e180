package org.charterflow.mail.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
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
            class = :class, class_reason = :classReason, sender = :sender, sender_name = :name,
            sender_verdict = :verdict, sender_reason = :senderReason, authentication_result = :result,
            subject = :subject, text = :text, finding = :finding""";

    private static final String SETTLE = """
            update inbound_mail
               set status = :status, reason = :reason, case_number = :case, decided_at = :now,
                   next_attempt_at = null, correlation = :how, purpose = :purpose%s
             where id = :id
            """;

    private final JdbcClient jdbc;

    MailTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the stateless stages made of a mail. */
    void read(UUID mail, Readable reading) {
        reading(jdbc.sql("update inbound_mail set " + READING + " where id = :id"), reading)
                .param("id", mail)
                .update();
    }

    /** How it was decided, and on what grounds. */
    void settled(UUID mail, MailReading reading, Ruling ruling, Instant at) {
        StatementSpec statement = reading instanceof Readable readable
                ? reading(jdbc.sql(SETTLE.formatted(", " + READING)), readable)
                : jdbc.sql(SETTLE.formatted(""));
        statement
                .param("status", ruling.status().word())
                .param("reason", ruling.reason())
                .param("case", ruling.caseNumber())
                .param("now", MailStore.utc(at))
                .param("how", ruling.correlation())
                .param("purpose", ruling.purpose())
                .param("id", mail)
                .update();
    }

    private static StatementSpec reading(StatementSpec statement, Readable reading) {
        Mailbox from = reading.mail().from().single();
        return statement
                .param("class", reading.classification().mailClass().word())
                .param("classReason", reading.classification().reason())
                .param("sender", from == null ? null : from.address())
                .param("name", from == null ? null : from.name())
                .param("verdict", reading.sender().verdict().name().toLowerCase(Locale.ROOT))
                .param("senderReason", reading.sender().reason())
                .param("result", reading.sender().result())
                .param("subject", reading.mail().subject())
                .param("text", reading.text())
                .param(
                        "finding",
                        reading.finding() == null ? null : reading.finding().word());
    }

    /**
     * What this very transaction has written to the sender, whichever feature wrote it, since the sender's mail before
     * this one.
     */
    void answered(UUID mail) {
        jdbc.sql("""
                        insert into mail_receipt (mail, notice)
                        select m.id, n.id
                          from inbound_mail m
                          join delivery d on d.address in (m.sender, lower(m.sender))
                          join notice n on n.id = d.notice
                         where m.id = :id and n.alliance = m.alliance and n.xmin = pg_current_xact_id()::xid
                           and not exists (select 1 from mail_receipt r where r.notice = n.id)
                        """).param("id", mail).update();
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
                               s.settled_at, s.settled_by, s.note
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
                ? new Settlement(instant(row, "settled_at"), row.getString("settled_by"), row.getString("note"))
                : null;
        String mailbox = row.getString("mailbox");
        return new MailTrace(
                row.getString("message_id"),
                row.getString("content_hash"),
                row.getObject("size", Long.class),
                mailbox == null ? null : mailbox + " " + row.getLong("uid_validity") + "/" + row.getLong("uid"),
                instant(row, "server_received_at"),
                row.getString("class_reason"),
                row.getString("sender_verdict"),
                row.getString("sender_reason"),
                row.getString("authentication_result"),
                row.getString("correlation"),
                row.getString("finding"),
                instant(row, "decided_at"),
                instant(row, "next_attempt_at"),
                instant(row, "released_at"),
                row.getString("released_by"),
                duplicates,
                answers,
                settlement);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
