package org.charterflow.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.charterflow.mail.OutgoingMail.ReplyToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that are to be sent. Several workers may draw from it at once; each row goes to one of them. */
@Component
class Outbox {

    private static final Duration PACE = Duration.ofMinutes(1);

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes mails that are due: new ones, deferred ones, and those whose worker has not been heard of since its lease
     * ran out. At most {@code ratePerDomain} in a minute for each recipient's domain.
     *
     * @param lease until when the caller has to have told what became of them
     */
    List<OutgoingMail> claim(Instant now, Instant lease, int limit, int ratePerDomain) {
        return jdbc.sql("""
                        with recent as (
                            select domain, count(*) as mails
                              from delivery
                             where handed_over_at > :minuteAgo or (state = 'SENDING' and due_at > :now)
                             group by domain
                        ), due as (
                            select id, domain, due_at, row_number() over (partition by domain order by due_at, id) place
                              from delivery
                             where state in ('PENDING', 'DEFERRED', 'SENDING') and due_at <= :now
                        ), chosen as (
                            select id
                              from delivery
                             where id in (select id from due left join recent using (domain)
                                           where place + coalesce(mails, 0) <= :rate
                                           order by due_at, id limit :limit)
                               and state in ('PENDING', 'DEFERRED', 'SENDING') and due_at <= :now
                             order by id
                               for update skip locked
                        ), taken as (
                            update delivery set state = 'SENDING', attempts = attempts + 1, due_at = :lease
                              from chosen
                             where delivery.id = chosen.id
                            returning delivery.*
                        )
                        select taken.*, n.alliance, n.case_number, n.kind, n.subject, n.body, n.created_at,
                               t.purpose, t.subject as token_subject, t.expires_at
                          from taken join notice n on n.id = taken.notice left join reply_token t on t.id = taken.token
                         order by taken.id
                        """)
                .param("now", utc(now))
                .param("minuteAgo", utc(now.minus(PACE)))
                .param("lease", utc(lease))
                .param("rate", ratePerDomain)
                .param("limit", limit)
                .query(Outbox::map)
                .list();
    }

    /** The documents attached to a notice, in their order. */
    List<UUID> documents(UUID notice) {
        return jdbc.sql("select document from notice_document where notice = :notice order by position")
                .param("notice", notice)
                .query(UUID.class)
                .list();
    }

    /** Records that the mail was handed over; the features are to be told. */
    void sent(OutgoingMail mail, Instant now, String answer) {
        evidence(mail.delivery(), now, "SENT", answer, null);
        jdbc.sql("""
                        update delivery set state = 'SENT', answer = :answer, handed_over_at = :now, tell_at = :now
                         where id = :id and state = 'SENDING' and attempts = :attempt
                        """)
                .param("answer", answer)
                .param("now", utc(now))
                .param("id", mail.delivery())
                .param("attempt", mail.attempt())
                .update();
    }

    /** Records that the mail is to be tried again. */
    void deferred(OutgoingMail mail, Instant now, String answer, Instant again) {
        evidence(mail.delivery(), now, "DEFERRED", answer, null);
        jdbc.sql("""
                        update delivery set state = 'DEFERRED', answer = :answer, due_at = :again
                         where id = :id and state = 'SENDING' and attempts = :attempt
                        """)
                .param("answer", answer)
                .param("again", utc(again))
                .param("id", mail.delivery())
                .param("attempt", mail.attempt())
                .update();
    }

    /** Records that the mail was refused for good; the features are to be told. */
    void failed(OutgoingMail mail, Instant now, String answer) {
        evidence(mail.delivery(), now, "FAILED", answer, null);
        jdbc.sql("""
                        update delivery set state = 'FAILED', answer = :answer, tell_at = :now
                         where id = :id and state = 'SENDING' and attempts = :attempt
                        """)
                .param("answer", answer)
                .param("now", utc(now))
                .param("id", mail.delivery())
                .param("attempt", mail.attempt())
                .update();
    }

    /** Puts what is known of a delivery on record. */
    void evidence(long delivery, Instant at, String what, String evidence, @Nullable String recordedBy) {
        jdbc.sql("""
                        insert into delivery_evidence (delivery, at, what, evidence, recorded_by)
                        values (:delivery, :at, :what, :evidence, :by)
                        """)
                .param("delivery", delivery)
                .param("at", utc(at))
                .param("what", what)
                .param("evidence", evidence)
                .param("by", recordedBy)
                .update();
    }

    private static OutgoingMail map(ResultSet row, int index) throws SQLException {
        return new OutgoingMail(
                row.getLong("id"),
                row.getInt("attempts"),
                row.getObject("notice", UUID.class),
                row.getString("alliance"),
                row.getString("case_number"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("body"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getString("message_id"),
                row.getString("name"),
                row.getString("address"),
                replyToken(row));
    }

    private static @Nullable ReplyToken replyToken(ResultSet row) throws SQLException {
        if (row.getString("purpose") == null) {
            return null;
        }
        OffsetDateTime expires = row.getObject("expires_at", OffsetDateTime.class);
        return new ReplyToken(
                row.getLong("token"),
                new Token(
                        row.getString("purpose"),
                        row.getString("alliance"),
                        row.getString("case_number"),
                        row.getString("token_subject"),
                        expires == null ? null : expires.toInstant()));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
