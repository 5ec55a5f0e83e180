package org.charterflow.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Knows of every notice, for every addressee, whether and when it was handed over, came back, or reached them another
 * way, with the evidence.
 */
@Service
public class DeliveryLedger {

    /** How long after a mail a bounce that names only its recipient is taken for that mail's. */
    private static final Duration BOUNCES_WITHIN = Duration.ofDays(7);

    private static final String DELIVERIES = """
            select d.*, n.alliance, n.case_number, n.kind from delivery d join notice n on n.id = d.notice
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Seal seal;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;

    DeliveryLedger(JdbcClient jdbc, Clock clock, Seal seal, Outbox outbox, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.seal = seal;
        this.outbox = outbox;
        this.events = events;
    }

    /** The deliveries of a notice, in the order of its addressees. */
    public List<Delivery> of(UUID noticeId) {
        return jdbc.sql(DELIVERIES + "where d.notice = :notice order by d.id")
                .param("notice", noticeId)
                .query(DeliveryLedger::map)
                .list();
    }

    /** The deliveries of all notices of a case, the earliest first. */
    public List<Delivery> ofCase(String caseNumber) {
        return jdbc.sql(DELIVERIES + "where n.case_number = :case order by n.created_at, d.id")
                .param("case", caseNumber)
                .query(DeliveryLedger::map)
                .list();
    }

    /** The evidence on a delivery, the earliest first. */
    public List<Evidence> evidence(UUID noticeId, String addresseeKey) {
        return jdbc.sql("""
                        select e.* from delivery_evidence e join delivery d on d.id = e.delivery
                         where d.notice = :notice and d.addressee_key = :key order by e.id
                        """)
                .param("notice", noticeId)
                .param("key", addresseeKey)
                .query((row, index) -> new Evidence(
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        Evidence.What.valueOf(row.getString("what")),
                        row.getString("evidence"),
                        row.getString("recorded_by")))
                .list();
    }

    /** The delivery that a mail of ours was; for answers that name it in {@code In-Reply-To} or {@code References}. */
    public Optional<Delivery> byMessageId(String messageId) {
        return jdbc.sql(DELIVERIES + "where d.message_id = :messageId")
                .param("messageId", messageId.strip())
                .query(DeliveryLedger::map)
                .optional();
    }

    /** How many deliveries are in each state. */
    public Map<DeliveryState, Long> figures() {
        Map<DeliveryState, Long> figures = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            figures.put(state, 0L);
        }
        jdbc.sql("select state, count(*) as deliveries from delivery group by state")
                .query(row -> {
                    figures.put(DeliveryState.valueOf(row.getString("state")), row.getLong("deliveries"));
                });
        return figures;
    }

    /**
     * Puts on record that a notice reached its addressee another way than by mail. Features hear of it as
     * {@link NoticeHandedOver} if the mail itself has not been handed over.
     *
     * @param evidence how, and what shows it
     * @param by the user who says so
     * @throws RuleViolation if the notice has no such addressee
     */
    @Transactional
    public void reachedOtherwise(UUID noticeId, String addresseeKey, String evidence, String by) {
        Instant now = clock.instant();
        long delivery = jdbc.sql("""
                        update delivery
                           set reached_at = coalesce(reached_at, :now),
                               tell_at = case when reached_at is null and state <> 'SENT' then :now else tell_at end
                         where notice = :notice and addressee_key = :key
                        returning id
                        """)
                .param("now", utc(now))
                .param("notice", noticeId)
                .param("key", addresseeKey)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> RuleViolation.notFound(
                        "addressee",
                        Bilingual.of("该通知没有这个收件人：" + addresseeKey, "the notice has no addressee " + addresseeKey)));
        outbox.evidence(delivery, now, Evidence.What.REACHED_OTHERWISE.name(), evidence, by);
        events.publishEvent(new NoticeQueued());
    }

    /**
     * Takes in a bounce that came to a return path of ours. A permanent one marks the delivery BOUNCED, and features
     * hear of it as {@link NoticeBounced}; one that only tells of a delay is put on record.
     *
     * @param returnPath the address the bounce came to
     * @return the delivery; empty if the address bears no seal of ours, so that nothing was changed
     */
    @Transactional
    public Optional<Delivery> bounced(String returnPath, BounceReport report) {
        String local = returnPath.substring(0, Math.max(0, returnPath.lastIndexOf('@')));
        if (!local.toLowerCase(Locale.ROOT).startsWith(OutgoingHeaders.BOUNCE_PREFIX)) {
            return Optional.empty();
        }
        String sealed = local.substring(OutgoingHeaders.BOUNCE_PREFIX.length());
        @Nullable Long delivery = seal.number(sealed);
        if (delivery == null || !seal.holds(sealed, delivery, MailComposer.RETURN_PATH)) {
            return Optional.empty();
        }
        return bounced(delivery, report);
    }

    /**
     * Takes in a bounce that encloses the Message-ID of a mail of ours, for the delivery that this mail was.
     *
     * @return the delivery; empty if the alliance sent no such mail
     */
    @Transactional
    public Optional<Delivery> bouncedByMessageId(String alliance, String messageId, BounceReport report) {
        return jdbc.sql("""
                        select d.id from delivery d join notice n on n.id = d.notice
                         where d.message_id = :messageId and n.alliance = :alliance
                        """)
                .param("messageId", messageId.strip())
                .param("alliance", alliance)
                .query(Long.class)
                .optional()
                .flatMap(delivery -> bounced(delivery, report));
    }

    /**
     * Takes in a bounce that names its recipient but came to another address than the return path: it is held for the
     * bounce of the alliance's latest mail to that recipient.
     *
     * @return the delivery; empty if there was no mail to the recipient within the last seven days
     */
    @Transactional
    public Optional<Delivery> bouncedByRecipient(String alliance, String recipient, BounceReport report) {
        return jdbc.sql("""
                        select d.id from delivery d join notice n on n.id = d.notice
                         where lower(d.address) = lower(:recipient) and n.alliance = :alliance
                           and d.handed_over_at > :since
                         order by d.handed_over_at desc, d.id desc limit 1
                        """)
                .param("recipient", recipient)
                .param("alliance", alliance)
                .param("since", utc(clock.instant().minus(BOUNCES_WITHIN)))
                .query(Long.class)
                .optional()
                .flatMap(delivery -> bounced(delivery, report));
    }

    private Optional<Delivery> bounced(long delivery, BounceReport report) {
        Instant now = clock.instant();
        Evidence.What what = report.permanent() ? Evidence.What.BOUNCED : Evidence.What.DELAYED;
        outbox.evidence(delivery, now, what.name(), report.diagnostic(), null);
        if (report.permanent()) {
            jdbc.sql("""
                            update delivery
                               set state = 'BOUNCED', answer = :diagnostic,
                                   tell_at = case when reached_at is null then :now else tell_at end
                             where id = :id and state in ('SENT', 'SENDING', 'DEFERRED')
                            """)
                    .param("diagnostic", report.diagnostic())
                    .param("now", utc(now))
                    .param("id", delivery)
                    .update();
            events.publishEvent(new NoticeQueued());
        }
        return jdbc.sql(DELIVERIES + "where d.id = :id")
                .param("id", delivery)
                .query(DeliveryLedger::map)
                .optional();
    }

    private static Delivery map(ResultSet row, int index) throws SQLException {
        return new Delivery(
                row.getObject("notice", UUID.class),
                row.getString("alliance"),
                row.getString("case_number"),
                row.getString("kind"),
                row.getString("addressee_key"),
                row.getString("name"),
                row.getString("address"),
                DeliveryState.valueOf(row.getString("state")),
                row.getInt("attempts"),
                row.getString("answer"),
                instant(row, "handed_over_at"),
                instant(row, "reached_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
