package org.charterflow.mail;

import static org.charterflow.sql.Instants.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
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

    private static final int DELAYS = 3;
    private static final Duration DELAYED_FOR = Duration.ofDays(3);

    private static final String UNDELIVERED = DeliveryRows.SELECT + """
            where d.state in ('FAILED', 'BOUNCED') and d.reached_at is null and d.written_off_at is null and n.tracked
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Seal seal;
    private final Outbox outbox;
    private final MailCounters counters;
    private final ApplicationEventPublisher events;

    DeliveryLedger(
            JdbcClient jdbc,
            Clock clock,
            Seal seal,
            Outbox outbox,
            MailCounters counters,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.seal = seal;
        this.outbox = outbox;
        this.counters = counters;
        this.events = events;
    }

    /** The deliveries of a notice, in the order of its addressees. */
    public List<Delivery> of(UUID noticeId) {
        return jdbc.sql(DeliveryRows.SELECT + "where d.notice = :notice order by d.id")
                .param("notice", noticeId)
                .query(DeliveryRows::map)
                .list();
    }

    /** The deliveries of a notice that do not count as delivered, in the order of its addressees. */
    public List<Delivery> missed(UUID noticeId) {
        return jdbc.sql(DeliveryRows.SELECT
                        + "where d.notice = :notice and d.state <> 'SENT' and d.reached_at is null order by d.id")
                .param("notice", noticeId)
                .query(DeliveryRows::map)
                .list();
    }

    /**
     * A page of the deliveries of a notice, in the order of its addressees.
     *
     * @param after the number of the last delivery of the page before; 0 for the first page
     */
    public List<Delivery> of(UUID noticeId, long after, int limit) {
        return jdbc.sql(DeliveryRows.SELECT + "where d.notice = :notice and d.id > :after order by d.id limit :limit")
                .param("notice", noticeId)
                .param("after", after)
                .param("limit", limit)
                .query(DeliveryRows::map)
                .list();
    }

    /** The delivery of this number; empty if there is none of that number in the notice. */
    public Optional<Delivery> find(UUID noticeId, long delivery) {
        return jdbc.sql(DeliveryRows.SELECT + "where d.notice = :notice and d.id = :id")
                .param("notice", noticeId)
                .param("id", delivery)
                .query(DeliveryRows::map)
                .optional();
    }

    /** Whom mail did not reach and nobody has seen to yet, in an alliance, the earliest first; paged like {@link #of}. */
    public List<Delivery> undelivered(String alliance, long after, int limit) {
        return jdbc.sql(UNDELIVERED + "and n.alliance = :alliance and d.id > :after order by d.id limit :limit")
                .param("alliance", alliance)
                .param("after", after)
                .param("limit", limit)
                .query(DeliveryRows::map)
                .list();
    }

    /** Whom the notices of a case did not reach by mail, and nobody has seen to yet. */
    public List<Delivery> undeliveredOfCase(String caseNumber) {
        return jdbc.sql(UNDELIVERED + "and n.case_number = :case order by n.created_at, d.id")
                .param("case", caseNumber)
                .query(DeliveryRows::map)
                .list();
    }

    /** Whether some mails of a notice are in the outbox or being sent. */
    public boolean isUnderWay(UUID noticeId) {
        return jdbc.sql("""
                        select exists (select 1 from delivery
                                        where notice = :notice and reached_at is null
                                          and state in ('PENDING', 'SENDING', 'DEFERRED'))
                        """).param("notice", noticeId).query(Boolean.class).single();
    }

    /** The deliveries of all notices of a case, the earliest first. */
    public List<Delivery> ofCase(String caseNumber) {
        return jdbc.sql(DeliveryRows.SELECT + "where n.case_number = :case order by n.created_at, d.id")
                .param("case", caseNumber)
                .query(DeliveryRows::map)
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
                .query(DeliveryRows::evidence)
                .list();
    }

    /** The delivery that a mail of ours was; for answers that name it in {@code In-Reply-To} or {@code References}. */
    public Optional<Delivery> byMessageId(String messageId) {
        return jdbc.sql(DeliveryRows.SELECT + "where d.message_id = :messageId")
                .param("messageId", messageId.strip())
                .query(DeliveryRows::map)
                .optional();
    }

    /** How many deliveries are in this state. */
    long count(DeliveryState state) {
        return jdbc.sql("select count(*) from delivery where state = :state")
                .param("state", state.name())
                .query(Long.class)
                .single();
    }

    /** How many deliveries the secretariats have to see to. */
    long undelivered() {
        return jdbc.sql("select count(*) from (" + UNDELIVERED + ") u")
                .query(Long.class)
                .single();
    }

    /**
     * Takes in a bounce that came to a return path of ours. A permanent one marks the delivery BOUNCED, and features
     * hear of it as {@link NoticeBounced}; one that only tells of a delay is put on record, and counts as permanent when
     * it is at least the third and delays have been reported for three days.
     *
     * @param returnPath the address the bounce came to
     * @return the delivery; empty if the address bears no seal of ours, or that of a sending which a later one has
     *     replaced, so that nothing was changed
     */
    @Transactional
    public Optional<Delivery> bounced(String returnPath, BounceReport report) {
        String local = returnPath.substring(0, Math.max(0, returnPath.lastIndexOf('@')));
        if (!local.toLowerCase(Locale.ROOT).startsWith(OutgoingHeaders.BOUNCE_PREFIX)) {
            return Optional.empty();
        }
        String sealed = local.substring(OutgoingHeaders.BOUNCE_PREFIX.length());
        @Nullable Long delivery = seal.number(sealed);
        if (delivery == null) {
            return Optional.empty();
        }
        return jdbc.sql("select sending from delivery where id = :id")
                .param("id", delivery)
                .query(Integer.class)
                .optional()
                .filter(sending -> seal.holds(sealed, delivery, MailComposer.returnPath(sending)))
                .flatMap(sending -> bounced(delivery, report));
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

    /** Whether delays have been reported so often and for so long that nobody should go on waiting. */
    private boolean delaysPersist(long delivery, Instant now) {
        return jdbc.sql("""
                        select count(*) >= :often and min(e.at) <= :since
                          from delivery_evidence e join delivery d on d.id = e.delivery
                         where e.delivery = :id and e.what = 'DELAYED' and e.at >= d.queued_at
                        """)
                .param("id", delivery)
                .param("often", DELAYS)
                .param("since", utc(now.minus(DELAYED_FOR)))
                .query(Boolean.class)
                .single();
    }

    private Optional<Delivery> bounced(long delivery, BounceReport report) {
        Instant now = clock.instant();
        Evidence.What what = report.permanent() ? Evidence.What.BOUNCED : Evidence.What.DELAYED;
        outbox.evidence(delivery, Evidence.ofServer(now, what, report.diagnostic()));
        counters.bounced(report.permanent());
        if (report.permanent() || delaysPersist(delivery, now)) {
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
        return jdbc.sql(DeliveryRows.SELECT + "where d.id = :id")
                .param("id", delivery)
                .query(DeliveryRows::map)
                .optional();
    }
}
