package org.charterflow.mail;

import static org.charterflow.sql.Columns.column;
import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.OutgoingMail.ReplyToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows that are to be sent. Several workers may draw from it at once; each row goes to one of them. */
@Component
class Outbox {

    private static final Duration PACE = Duration.ofMinutes(1);

    /** Among how many times the wanted mails they are looked for, so that many to one domain do not make a small batch. */
    private static final int WINDOW = 10;

    /** Held while mails are taken; a rate that two nodes count at once would be kept by neither. */
    private static final long CLAIMING = 7_250_150L;

    private final JdbcClient jdbc;

    Outbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes mails that are due: new ones, deferred ones, and those whose worker has not been heard of since its lease
     * ran out. At most {@code ratePerDomain} attempts in a minute for each recipient's domain, over all nodes; all
     * attempts of the last minute are counted only if a domain of those who are first in turn has no room for them.
     *
     * @param lease until when the caller has to have told what became of them
     */
    List<OutgoingMail> claim(Instant now, Instant lease, int limit, int ratePerDomain) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", CLAIMING)
                .query((row, index) -> "")
                .list();
        return jdbc.sql("""
                        with first as (
                            select domain, count(*) as wanted
                              from (select domain
                                      from delivery
                                     where state in ('PENDING', 'DEFERRED', 'SENDING') and due_at <= :now
                                     order by due_at, id limit :limit) as f
                             group by domain
                        ), crowded as (
                            select 1
                              from first
                             where wanted > :rate - (select count(*) from delivery
                                                      where domain = first.domain and claimed_at > :minuteAgo)
                             limit 1
                        ), recent as (
                            select domain, count(*) as mails
                              from delivery
                             where claimed_at > :minuteAgo and exists (select 1 from crowded)
                             group by domain
                        ), due as (
                            select id, domain, due_at
                              from delivery
                             where state in ('PENDING', 'DEFERRED', 'SENDING') and due_at <= :now
                               and domain not in (select domain from recent where mails >= :rate)
                             order by due_at, id
                             limit case when exists (select 1 from crowded) then :window else :limit end
                        ), placed as (
                            select id, due_at, coalesce(mails, 0)
                                   + row_number() over (partition by domain order by due_at, id) as place
                              from due left join recent using (domain)
                        ), chosen as (
                            select id
                              from delivery
                             where id = any (array(select id from placed where place <= :rate
                                                    order by due_at, id limit :limit))
                             order by id
                               for update skip locked
                        ), taken as (
                            update delivery set state = 'SENDING', attempts = attempts + 1, due_at = :lease, claimed_at = :now
                              from chosen
                             where delivery.id = chosen.id
                               and state in ('PENDING', 'DEFERRED', 'SENDING') and due_at <= :now
                            returning delivery.*
                        )
                        select taken.*, n.alliance, n.case_number, n.kind, n.subject, n.body,
                               t.purpose, t.subject as token_subject, t.expires_at, t.key_id,
                               c.uid, c.sequence, c.cancelled, c.starts_at, c.ends_at, c.zone, c.summary_zh,
                               c.summary_en, c.location
                          from taken join notice n on n.id = taken.notice left join reply_token t on t.id = taken.token
                          left join notice_calendar c on c.notice = taken.notice
                         order by taken.id
                        """)
                .param("now", utc(now))
                .param("minuteAgo", utc(now.minus(PACE)))
                .param("lease", utc(lease))
                .param("rate", ratePerDomain)
                .param("limit", limit)
                .param("window", WINDOW * limit)
                .query(Outbox::map)
                .list();
    }

    /** When the mail that has waited longest was put into the outbox; empty if nothing waits. */
    Optional<Instant> oldest() {
        return jdbc.sql("""
                        select queued_at from delivery where state in ('PENDING', 'SENDING', 'DEFERRED')
                         order by queued_at limit 1
                        """).query((row, index) -> instant(row, "queued_at")).optional();
    }

    /** The documents attached to a notice, in their order. */
    List<UUID> documents(UUID notice) {
        return jdbc.sql("select document from notice_document where notice = :notice order by position")
                .param("notice", notice)
                .query(UUID.class)
                .list();
    }

    /**
     * A mail that the mail server took.
     *
     * @param answer the server's words
     */
    record HandedOver(OutgoingMail mail, Instant at, String answer) {}

    /**
     * Records, by one statement, that mails were handed over; the features are to be told. Saying it again changes
     * nothing. Of a mail that another worker has taken since, because its lease ran out, there is evidence, no more.
     */
    void sent(List<HandedOver> mails) {
        jdbc.sql("""
                        with handed as (
                            select h.*, 'SENDING' as state
                              from unnest(:ids::bigint[], :attempts::int[], :sendings::int[], :times::timestamptz[],
                                          :answers::text[])
                                   as h (id, attempt, sending, at, answer)
                        ), evidence as (
                            insert into delivery_evidence (delivery, at, what, evidence)
                            select h.id, h.at, 'SENT', h.answer
                              from handed h join delivery d on d.id = h.id
                             where not (d.state = 'SENT' and d.attempts = h.attempt and d.sending = h.sending)
                             order by h.id
                        )
                        update delivery d
                           set state = 'SENT', answer = h.answer, handed_over_at = h.at, tell_at = h.at
                          from handed h
                         where d.id = h.id and d.state = h.state and d.attempts = h.attempt and d.sending = h.sending
                        """)
                .param("ids", column(mails, each -> each.mail().delivery(), Long[]::new))
                .param("attempts", column(mails, each -> each.mail().attempt(), Integer[]::new))
                .param("sendings", column(mails, each -> each.mail().sending(), Integer[]::new))
                .param("times", column(mails, each -> each.at().toString()))
                .param("answers", column(mails, HandedOver::answer))
                .update();
    }

    /** Records that the mail is to be tried again. */
    void deferred(OutgoingMail mail, Instant now, String answer, Instant again) {
        evidence(mail.delivery(), Evidence.ofServer(now, Evidence.What.DEFERRED, answer));
        jdbc.sql("""
                        update delivery set state = 'DEFERRED', answer = :answer, due_at = :again
                         where id = :id and state = 'SENDING' and attempts = :attempt and sending = :sending
                        """)
                .param("answer", answer)
                .param("again", utc(again))
                .param("id", mail.delivery())
                .param("attempt", mail.attempt())
                .param("sending", mail.sending())
                .update();
    }

    /** Records that the mail was refused for good; the features are to be told. */
    void failed(OutgoingMail mail, Instant now, String answer) {
        evidence(mail.delivery(), Evidence.ofServer(now, Evidence.What.FAILED, answer));
        jdbc.sql("""
                        update delivery set state = 'FAILED', answer = :answer, tell_at = :now
                         where id = :id and state = 'SENDING' and attempts = :attempt and sending = :sending
                        """)
                .param("answer", answer)
                .param("now", utc(now))
                .param("id", mail.delivery())
                .param("attempt", mail.attempt())
                .param("sending", mail.sending())
                .update();
    }

    /** Puts what is known of a delivery on record. */
    void evidence(long delivery, Evidence evidence) {
        jdbc.sql("""
                        insert into delivery_evidence (delivery, at, what, evidence, means, document, recorded_by)
                        values (:delivery, :at, :what, :evidence, :means, :document, :by)
                        """)
                .param("delivery", delivery)
                .param("at", utc(evidence.at()))
                .param("what", evidence.what().name())
                .param("evidence", evidence.text())
                .param(
                        "means",
                        evidence.means() == null ? null : evidence.means().name())
                .param("document", evidence.document())
                .param("by", evidence.recordedBy())
                .update();
    }

    /** Puts a delivery that failed into the outbox again, as a new mail to this address. */
    void again(long delivery, String address, Instant now) {
        jdbc.sql("""
                        update delivery
                           set address = :address, domain = lower(substring(:address from '[^@]*$')),
                               message_id = '<' || notice || '.' || :secret || substring(message_id from '@.*$'),
                               state = 'PENDING', attempts = 0, sending = sending + 1, answer = null,
                               due_at = :now, queued_at = :now, handed_over_at = null, tell_at = null
                         where id = :id
                        """)
                .param("address", address)
                .param("secret", Notices.secret())
                .param("now", utc(now))
                .param("id", delivery)
                .update();
    }

    private static OutgoingMail map(ResultSet row, int index) throws SQLException {
        return new OutgoingMail(
                row.getLong("id"),
                row.getInt("attempts"),
                row.getInt("sending"),
                row.getObject("notice", UUID.class),
                row.getString("alliance"),
                row.getString("case_number"),
                row.getString("kind"),
                row.getString("subject"),
                row.getString("body"),
                instant(row, "queued_at"),
                row.getString("message_id"),
                row.getString("name"),
                row.getString("address"),
                replyToken(row),
                event(row));
    }

    private static @Nullable CalendarEvent event(ResultSet row) throws SQLException {
        if (row.getString("uid") == null) {
            return null;
        }
        return new CalendarEvent(
                row.getString("uid"),
                row.getInt("sequence"),
                row.getBoolean("cancelled"),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                ZoneId.of(row.getString("zone")),
                Bilingual.of(row.getString("summary_zh"), row.getString("summary_en")),
                row.getString("location"));
    }

    private static @Nullable ReplyToken replyToken(ResultSet row) throws SQLException {
        if (row.getString("purpose") == null) {
            return null;
        }
        return new ReplyToken(
                row.getLong("token"),
                // Without one, of a release that did not note it: the key in use now.
                row.getObject("key_id") == null ? -1 : row.getInt("key_id"),
                new Token(
                        row.getString("purpose"),
                        row.getString("alliance"),
                        row.getString("case_number"),
                        row.getString("token_subject"),
                        instantOrNull(row, "expires_at")));
    }
}
