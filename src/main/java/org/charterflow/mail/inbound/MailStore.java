package org.charterflow.mail.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.charterflow.mail.inbound.Arrival.Place;
import org.charterflow.mail.reading.Envelope;
import org.charterflow.mail.reading.RawMail;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    /** Stores mails in this order, all or none; as {@link #store(Arrival)}. */
    @Transactional
    public List<Receipt> store(List<Arrival> arrivals) {
        return arrivals.stream().map(this::store).toList();
    }

    /**
     * Stores a mail. The same bytes (trace headers aside) for the same recipient under the same Message-ID are a
     * duplicate; other bytes under it are quarantined; without a Message-ID the hash is the key.
     */
    @Transactional
    public Receipt store(Arrival arrival) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        String recipient = arrival.recipient().strip().toLowerCase(Locale.ROOT);
        String hash = new RawMail(new Envelope(arrival.alliance(), recipient, now), arrival.content()).contentHash();
        String messageId = MessageIdScan.in(arrival.content(), HEAD);
        String key = String.join("\n", arrival.alliance(), recipient, messageId == null ? hash : messageId);
        if (insert(id, arrival, recipient, now, messageId, hash, key)) {
            return new Receipt(id, MailStatus.PENDING);
        }
        UUID duplicateOf = arrival.place() == null ? null : at(arrival.alliance(), arrival.place());
        if (duplicateOf == null) {
            duplicateOf = same(arrival.alliance(), recipient, messageId, hash);
        }
        MailStatus status = duplicateOf == null ? MailStatus.QUARANTINED : MailStatus.DUPLICATE;
        repeat(id, arrival, recipient, now, messageId, hash, status, duplicateOf);
        return new Receipt(id, status);
    }

    /** Whether the mail is the first of its kind, and from a place where none was fetched before. */
    private boolean insert(
            UUID id,
            Arrival arrival,
            String recipient,
            Instant now,
            @Nullable String messageId,
            String hash,
            String key) {
        return row(id, arrival, recipient, now, messageId, hash, """
                        with first as (
                            insert into inbound_mail (id, alliance, door, recipient, mailbox, uid_validity, uid, received_at,
                                                      server_received_at, arrived_at, message_id, content_hash, first_key, status, next_attempt_at)
                            select :id, :alliance, :door, :recipient, :mailbox, :uidValidity, :uid, :now,
                                   :serverReceivedAt::timestamptz, :arrivedAt, :messageId, :hash, :key, 'pending', :now
                             where not exists (select 1 from inbound_mail
                                                where alliance = :alliance and mailbox = :mailbox
                                                  and uid_validity = :uidValidity and uid = :uid)
                            on conflict (first_key) do nothing
                            returning id
                        )
                        insert into inbound_mail_content (mail, content) select id, :content from first
                        """)
                        .param("key", key)
                        .update()
                == 1;
    }

    private void repeat(
            UUID id,
            Arrival arrival,
            String recipient,
            Instant now,
            @Nullable String messageId,
            String hash,
            MailStatus status,
            @Nullable UUID duplicateOf) {
        row(id, arrival, recipient, now, messageId, hash, """
                        with again as (
                            insert into inbound_mail (id, alliance, door, recipient, mailbox, uid_validity, uid, received_at,
                                                      server_received_at, arrived_at, message_id, content_hash, status, duplicate_of, reason, decided_at)
                            values (:id, :alliance, :door, :recipient, :mailbox, :uidValidity, :uid, :now,
                                    :serverReceivedAt::timestamptz, :arrivedAt, :messageId, :hash, :status, :duplicateOf, :reason, :now)
                            returning id
                        )
                        insert into inbound_mail_content (mail, content) select id, :content from again
                        """)
                .param("status", status.word())
                .param("duplicateOf", duplicateOf)
                .param("reason", status == MailStatus.QUARANTINED ? "message-id-reused" : "same-mail-again")
                .update();
    }

    private JdbcClient.StatementSpec row(
            UUID id,
            Arrival arrival,
            String recipient,
            Instant now,
            @Nullable String messageId,
            String hash,
            String sql) {
        Place place = arrival.place();
        Instant internalDate = place == null ? null : place.internalDate();
        Instant arrived = ServerTime.arrival(internalDate, now, Instant.ofEpochMilli(System.currentTimeMillis()));
        return jdbc.sql(sql)
                .param("id", id)
                .param("alliance", arrival.alliance())
                .param("door", place == null ? "http" : "imap")
                .param("recipient", recipient)
                .param("mailbox", place == null ? null : place.mailbox())
                .param("uidValidity", place == null ? null : place.uidValidity())
                .param("uid", place == null ? null : place.uid())
                .param("now", utc(now))
                .param("serverReceivedAt", internalDate == null ? null : utc(internalDate))
                .param("arrivedAt", utc(arrived))
                .param("messageId", messageId)
                .param("hash", hash)
                .param("content", arrival.content());
    }

    /** The mail that was fetched from this place before, or the one that it repeats itself. */
    private @Nullable UUID at(String alliance, Place place) {
        return jdbc.sql("""
                        select coalesce(duplicate_of, id) from inbound_mail
                         where alliance = :alliance and mailbox = :mailbox and uid_validity = :validity and uid = :uid
                         order by received_at, id limit 1
                        """)
                .param("alliance", alliance)
                .param("mailbox", place.mailbox())
                .param("validity", place.uidValidity())
                .param("uid", place.uid())
                .query(UUID.class)
                .optional()
                .orElse(null);
    }

    /** The first mail with these bytes; under the same Message-ID where there is one. */
    private @Nullable UUID same(String alliance, String recipient, @Nullable String messageId, String hash) {
        return jdbc.sql("""
                        select id from inbound_mail
                         where alliance = :alliance and recipient = :recipient and content_hash = :hash
                           and message_id is not distinct from :messageId and status <> 'duplicate'
                         order by received_at, id limit 1
                        """)
                .param("alliance", alliance)
                .param("recipient", recipient)
                .param("hash", hash)
                .param("messageId", messageId)
                .query(UUID.class)
                .optional()
                .orElse(null);
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
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("arrived_at", OffsetDateTime.class).toInstant(),
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
                instant(row.getObject("confirmed_at", OffsetDateTime.class)),
                row.getInt("attempts"),
                row.getString("status").equals("pending") && row.getObject("next_attempt_at") == null,
                row.getObject("released_at") != null);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
