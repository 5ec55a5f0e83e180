package org.charterflow.mail;

import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
    private static final int MOST_AT_ONCE = 100;

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

    /** Tells everything that is to be told by now; many in one transaction, or one by one if a feature stumbles. */
    void tellAll() {
        boolean more = true;
        while (more) {
            try {
                more = tell(MOST_AT_ONCE, new long[1]);
            } catch (RuntimeException e) {
                LOG.debug("the news of a batch are told one by one", e);
                for (int i = 0; i < MOST_AT_ONCE && more; i++) {
                    more = tellOne();
                }
            }
        }
    }

    /**
     * @param telling takes the delivery whose news is being told
     * @return whether there may be more
     */
    private boolean tell(int most, long[] telling) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            List<News> batch = next(most);
            later(batch.stream().map(News::delivery).toArray(Long[]::new), null);
            for (News news : batch) {
                telling[0] = news.delivery();
                events.publishEvent(news.event());
            }
            return batch.size() == most;
        }));
    }

    private boolean tellOne() {
        long[] telling = new long[1];
        try {
            return tell(1, telling);
        } catch (RuntimeException e) {
            if (telling[0] == 0) {
                throw e;
            }
            // Whatever a listener throws, the others' news must not wait for it.
            LOG.error("A feature could not take the news of delivery {}; it is told again", telling[0], e);
            Instant again = clock.instant().plus(TOLD_AGAIN_AFTER);
            transaction.executeWithoutResult(status -> later(new Long[] {telling[0]}, again));
            return true;
        }
    }

    private record News(long delivery, Object event) {}

    private List<News> next(int most) {
        return jdbc.sql("""
                        select d.*, n.alliance, n.case_number, n.kind
                          from delivery d join notice n on n.id = d.notice
                         where d.tell_at <= :now
                         order by d.tell_at, d.id limit :most
                           for update of d skip locked
                        """)
                .param("now", utc(clock.instant()))
                .param("most", most)
                .query(this::map)
                .list();
    }

    private void later(Long[] deliveries, @Nullable Instant tellAt) {
        jdbc.sql("update delivery set tell_at = :at::timestamptz where id = any(:ids)")
                .param("at", utcOrNull(tellAt))
                .param("ids", deliveries)
                .update();
    }

    private News map(ResultSet row, int index) throws SQLException {
        UUID notice = row.getObject("notice", UUID.class);
        String alliance = row.getString("alliance");
        String caseNumber = row.getString("case_number");
        String kind = row.getString("kind");
        String key = row.getString("addressee_key");
        @Nullable Instant reached = instantOrNull(row, "reached_at");
        @Nullable Instant handedOver = reached == null ? instantOrNull(row, "handed_over_at") : reached;
        DeliveryState state = DeliveryState.valueOf(row.getString("state"));
        boolean undelivered = reached == null && (state == DeliveryState.FAILED || state == DeliveryState.BOUNCED);
        Object event = undelivered || handedOver == null
                ? new NoticeBounced(notice, alliance, caseNumber, kind, key, clock.instant(), row.getString("answer"))
                : new NoticeHandedOver(notice, alliance, caseNumber, kind, key, handedOver);
        return new News(row.getLong("id"), event);
    }
}
