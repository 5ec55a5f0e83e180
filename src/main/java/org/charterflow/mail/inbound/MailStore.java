package org.charterflow.mail.inbound;

import static org.charterflow.sql.Columns.column;
import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every mail that came in, before anything is understood of it. */
@Repository
public class MailStore {

    static final int HEAD = 256 * 1_024;

    private final JdbcClient jdbc;
    private final Clock clock;

    MailStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * What the store made of an arrival.
     *
     * @param id of its own row, also for a duplicate
     * @param status {@code PENDING}, {@code DUPLICATE}, or {@code QUARANTINED} for a reused Message-ID
     */
    public record Receipt(UUID id, MailStatus status) {}

    /**
     * A stored mail's bytes as they came.
     *
     * @param alliance whose channel it came through
     */
    record Content(UUID mail, String alliance, byte[] bytes) {}

    /** Stores a mail, as {@link #store(List)} does. */
    @Transactional
    public Receipt store(Arrival arrival) {
        return store(List.of(arrival)).get(0);
    }

    /**
     * Stores mails in this order, all or none. The same bytes (trace headers aside) for the same recipient under the same
     * Message-ID are a duplicate; other bytes under it are quarantined; without a Message-ID the hash is the key.
     */
    @Transactional
    public List<Receipt> store(List<Arrival> arrivals) {
        Instant now = clock.instant();
        List<NewMail> mails =
                arrivals.stream().map(arrival -> NewMail.of(arrival, now)).toList();
        Set<UUID> firsts = insert(mails, now);
        Map<UUID, MailStatus> again = repeat(
                mails.stream().filter(mail -> !firsts.contains(mail.id())).toList(), now);
        return mails.stream()
                .map(mail -> new Receipt(mail.id(), again.getOrDefault(mail.id(), MailStatus.PENDING)))
                .toList();
    }

    /** Stores those that are the first of their kind, and from a place where none was fetched before. */
    private Set<UUID> insert(List<NewMail> mails, Instant now) {
        return arrivals("""
                        , first as (
                            insert into inbound_mail (id, alliance, door, recipient, mailbox, uid_validity, uid, received_at,
                                                      server_received_at, arrived_at, message_id, content_hash, first_key,
                                                      status, next_attempt_at)
                            select id, alliance, door, recipient, mailbox, uid_validity, uid, :now, server_received_at,
                                   arrived_at, message_id, content_hash, first_key, 'pending', :now
                              from arrival a
                             where not exists (select 1 from inbound_mail m
                                                where m.alliance = a.alliance and m.mailbox = a.mailbox
                                                  and m.uid_validity = a.uid_validity and m.uid = a.uid)
                             order by place
                            on conflict (first_key) do nothing
                            returning id
                        ), kept as (
                            insert into inbound_mail_content (mail, content)
                            select id, content from first join arrival using (id)
                        )
                        select id from first
                        """, mails, now).query(UUID.class).set();
    }

    /**
     * Stores mails that came before, or that reuse a Message-ID; what came before is the mail that was fetched from the
     * same place, or else the first one with the same bytes, under the same Message-ID where there is one.
     */
    private Map<UUID, MailStatus> repeat(List<NewMail> mails, Instant now) {
        Map<UUID, MailStatus> statuses = new HashMap<>();
        Set<String> kinds = new HashSet<>();
        List<NewMail> later = new ArrayList<>();
        List<NewMail> each = new ArrayList<>();
        // Of those that are alike the next has to find the one before.
        mails.forEach(mail -> (kinds.add(mail.key() + mail.hash()) ? each : later).add(mail));
        if (each.isEmpty()) {
            return statuses;
        }
        arrivals("""
                        , known as (
                            select a.*, coalesce(
                                       (select coalesce(duplicate_of, id) from inbound_mail m
                                         where m.alliance = a.alliance and m.mailbox = a.mailbox
                                           and m.uid_validity = a.uid_validity and m.uid = a.uid
                                         order by received_at, id limit 1),
                                       (select id from inbound_mail m
                                         where m.first_key = a.first_key and m.content_hash = a.content_hash
                                            or m.first_key is null and m.duplicate_of is null and m.alliance = a.alliance
                                               and m.recipient = a.recipient and m.content_hash = a.content_hash
                                               and m.message_id is not distinct from a.message_id
                                         order by received_at, id limit 1)) as first
                              from arrival a
                        ), again as (
                            insert into inbound_mail (id, alliance, door, recipient, mailbox, uid_validity, uid, received_at,
                                                      server_received_at, arrived_at, message_id, content_hash,
                                                      duplicate_of, status, reason, decided_at)
                            select id, alliance, door, recipient, mailbox, uid_validity, uid, :now, server_received_at,
                                   arrived_at, message_id, content_hash, first,
                                   case when first is null then 'quarantined' else 'duplicate' end,
                                   case when first is null then 'message-id-reused' else 'same-mail-again' end, :now
                              from known order by place
                            returning id, status
                        ), kept as (
                            insert into inbound_mail_content (mail, content)
                            select id, content from again join arrival using (id)
                        )
                        select id, status from again
                        """, each, now).query(row -> {
            statuses.put(row.getObject("id", UUID.class), MailStatus.of(row.getString("status")));
        });
        statuses.putAll(repeat(later, now));
        return statuses;
    }

    /** A statement on mails that are on their way in, in their order. */
    private StatementSpec arrivals(String statement, List<NewMail> mails, Instant now) {
        return jdbc.sql("""
                        with arrival as (
                            select * from unnest(:ids::uuid[], :alliances::text[], :doors::text[], :recipients::text[],
                                                 :mailboxes::text[], :uidValidities::bigint[], :uids::bigint[],
                                                 :internalDates::timestamptz[], :arrivals::timestamptz[],
                                                 :messageIds::text[], :hashes::text[], :keys::text[], :contents::bytea[])
                                 with ordinality as a (id, alliance, door, recipient, mailbox, uid_validity, uid,
                                                       server_received_at, arrived_at, message_id, content_hash, first_key,
                                                       content, place)
                        )""" + statement)
                .param("now", utc(now))
                .param("ids", column(mails, NewMail::id, UUID[]::new))
                .param("alliances", column(mails, NewMail::alliance))
                .param("doors", column(mails, NewMail::door))
                .param("recipients", column(mails, NewMail::recipient))
                .param("mailboxes", column(mails, NewMail::mailbox))
                .param("uidValidities", column(mails, NewMail::uidValidity, Long[]::new))
                .param("uids", column(mails, NewMail::uid, Long[]::new))
                .param("internalDates", column(mails, NewMail::internalDate))
                .param("arrivals", column(mails, mail -> mail.arrivedAt().toString()))
                .param("messageIds", column(mails, NewMail::messageId))
                .param("hashes", column(mails, NewMail::hash))
                .param("keys", column(mails, NewMail::key))
                .param("contents", column(mails, NewMail::content, byte[][]::new));
    }

    public Optional<StoredMail> find(UUID id) {
        return jdbc.sql("select * from inbound_mail where id = :id")
                .param("id", id)
                .query(MailStore::map)
                .optional();
    }

    /** The mails in the order in which they came, locked until the transaction ends. */
    List<StoredMail> lock(Set<UUID> ids) {
        return jdbc.sql("""
                        select * from inbound_mail where id = any(:ids) order by received_at, uid, id for update
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(MailStore::map)
                .list();
    }

    /** The bytes of those of the mails that have at most so many; of one whose bytes are erased there are none. */
    List<Content> read(List<UUID> mails, int largest) {
        if (mails.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select m.id, m.alliance, coalesce(c.content, '') as content
                          from inbound_mail m left join inbound_mail_content c on c.mail = m.id
                         where m.id = any(:mails) and coalesce(octet_length(c.content), 0) <= :largest
                        """)
                .param("mails", mails.toArray(UUID[]::new))
                .param("largest", largest)
                .query((row, index) -> new Content(
                        row.getObject("id", UUID.class), row.getString("alliance"), row.getBytes("content")))
                .list();
    }

    /** The bytes as they came. */
    public Optional<byte[]> content(UUID id) {
        return jdbc.sql("select content from inbound_mail_content where mail = :id")
                .param("id", id)
                .query((row, index) -> row.getBytes("content"))
                .optional();
    }

    /** How many mails there are in each status, of these alliances; the sum is what was received. */
    public Map<MailStatus, Long> figures(Set<String> alliances) {
        Map<MailStatus, Long> figures = new LinkedHashMap<>();
        for (MailStatus status : MailStatus.values()) {
            figures.put(status, 0L);
        }
        jdbc.sql("""
                        select status, count(*) as mails from inbound_mail
                         where alliance = any(:alliances) group by status
                        """)
                .param("alliances", alliances.toArray(String[]::new))
                .query((row, index) -> Map.entry(MailStatus.of(row.getString("status")), row.getLong("mails")))
                .list()
                .forEach(entry -> figures.put(entry.getKey(), entry.getValue()));
        return figures;
    }

    /** How many mails wait for an operator. */
    long waiting() {
        return count("select count(*) from inbound_mail where status = 'pending' and next_attempt_at is null");
    }

    /** How many mails for the secretariat are open. */
    long unsettled() {
        return count("select count(*) from secretariat_mail where settled_at is null");
    }

    /** How many mails of our own came back within the last hour: more than a few are a loop. */
    long loopsOfLastHour() {
        return jdbc.sql("select count(*) from inbound_mail where class = 'loop' and received_at > :since")
                .param("since", utc(clock.instant().minus(Duration.ofHours(1))))
                .query(Long.class)
                .single();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    static StoredMail map(ResultSet row, int index) throws SQLException {
        return new StoredMail(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getString("door"),
                row.getString("recipient"),
                instant(row, "received_at"),
                instant(row, "arrived_at"),
                MailStatus.of(row.getString("status")),
                row.getString("class"),
                row.getString("sender"),
                row.getString("sender_name"),
                row.getString("subject"),
                row.getString("text"),
                row.getString("purpose"),
                row.getString("reason"),
                row.getString("case_number"),
                row.getObject("duplicate_of", UUID.class),
                instantOrNull(row, "confirmed_at"),
                row.getInt("attempts"),
                row.getString("status").equals("pending") && row.getObject("next_attempt_at") == null,
                row.getObject("released_at") != null);
    }
}
