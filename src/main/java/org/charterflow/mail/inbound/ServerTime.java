package org.charterflow.mail.inbound;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Brings an instant of our own mail server's clock together with the application's. */
final class ServerTime {

    /** Two readings of one clock are never that far apart; a rehearsal's clock is. */
    private static final Duration ONE_CLOCK = Duration.ofMinutes(1);

    private ServerTime() {}

    /**
     * When a mail arrived: as the mail server says where that is earlier than our storing it (Civil Code art. 137: a
     * statement takes effect when it reaches the recipient's system), else when we stored it. A server whose clock is
     * ahead therefore makes nobody late, and none of the sender's own words are asked.
     *
     * @param internalDate the mail server's instant; null where it has none
     * @param storedAt by the application's clock
     * @param systemNow the system's clock at the same moment; the application's may be ahead of it in a rehearsal
     */
    static Instant arrival(@Nullable Instant internalDate, Instant storedAt, Instant systemNow) {
        if (internalDate == null) {
            return storedAt;
        }
        Duration ahead = Duration.between(systemNow, storedAt);
        Instant arrived = ahead.abs().compareTo(ONE_CLOCK) < 0 ? internalDate : internalDate.plus(ahead);
        return arrived.isBefore(storedAt) ? arrived : storedAt;
    }
}
