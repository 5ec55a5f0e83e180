package org.charterflow.mail.reading;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * How long the thread that made it may work. The processor's time counts, not the clock on the wall: a node that is busy
 * with other things makes no mail slow.
 */
final class WorkLimit {

    private final long giveUpAt;

    WorkLimit(Duration time) {
        this.giveUpAt = worked() + time.toNanos();
    }

    /** Whether the time is over; asked by the thread that made it. */
    boolean isReached() {
        return worked() > giveUpAt;
    }

    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
