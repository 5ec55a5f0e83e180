package org.charterflow.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells the features what became of a delivery: one event, in one transaction together with the mark that it was told.
 * It is not the transaction that records the handing-over: a feature that stumbles over the event must not make the
 * outbox forget that the mail is gone, or it would be sent again. The feature is told again instead.
 */
@Component
class Announcer {

    private static final Logger LOG = LoggerFactory.getLogger(Announcer.class);
    private static final Duration TOLD_AGAIN_AFTER = Duration.ofMinutes(1);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Announcer(JdbcClient jdbc, Clock clock, ApplicationEventPublisher events, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Tells everything that is to be told by now. */
    void tellAll() {
        boolean more = true;
        while (more) {
            more = tellOne();
        }
    }

    private boolean tellOne() {
        long[] telling = new long[1];
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                Optional<News> next = next();
                next.ifPresent(news -> {
                    telling[0] = news.delivery();
                    later(news.delivery(), null);
                    events.publishEvent(news.event());
                });
                return next.isPresent();
            }));
        } catch (RuntimeException e) {
            if (telling[0] == 0) {
                throw e;
            }
            // Whatever a listener throws, the others' news must not wait for it.
            LOG.error("A feature could not take the news of delivery {}; it is told again", telling[0], e);
            Instant again = clock.instant().plus(TOLD_AGAIN_AFTER);
            transaction.executeWithoutResult(status -> later(telling[0], again));
            return true;
        }
    }

    private record News(long delivery, Object event) {}

    private Optional<News> next() {
        return jdbc.sql("""
                        select d.*, n.alliance, n.case_number, n.kind
                          from delivery d join notice n on n.id = d.notice
                         where d.tell_at <= :now
                         order by d.tell_at, d.id limit 1
                           for update of d skip locked
                        """)
                .param("now", DeliveryRows.utc(clock.instant()))
                .query(this::map)
                .optional();
    }

    private void later(long delivery, @Nullable Instant tellAt) {
        jdbc.sql("update delivery set tell_at = :at::timestamptz where id = :id")
                .param("at", tellAt == null ? null : DeliveryRows.utc(tellAt))
                .param("id", delivery)
                .update();
    }

    private News map(ResultSet row, int index) throws SQLException {
        UUID notice = row.getObject("notice", UUID.class);
        String alliance = row.getString("alliance");
        String caseNumber = row.getString("case_number");
        String kind = row.getString("kind");
        String key = row.getString("addressee_key");
        @Nullable Instant reached = DeliveryRows.instant(row, "reached_at");
        @Nullable Instant handedOver = reached == null ? DeliveryRows.instant(row, "handed_over_at") : reached;
        DeliveryState state = DeliveryState.valueOf(row.getString("state"));
        boolean undelivered = reached == null && (state == DeliveryState.FAILED || state == DeliveryState.BOUNCED);
        Object event = undelivered || handedOver == null
                ? new NoticeBounced(notice, alliance, caseNumber, kind, key, clock.instant(), row.getString("answer"))
                : new NoticeHandedOver(notice, alliance, caseNumber, kind, key, handedOver);
        return new News(row.getLong("id"), event);
    }
}
