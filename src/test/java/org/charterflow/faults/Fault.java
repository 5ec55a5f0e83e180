package org.charterflow.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

/** What can go wrong in a run. */
enum Fault {
    /** SIGKILL of a node; it is started again afterwards. */
    NODE_KILLED,
    /** SIGKILL of a node whose thread stands just before or after a commit. */
    NODE_KILLED_AT_A_POINT,
    /** {@code pg_terminate_backend} of all connections of a node. */
    CONNECTIONS_ENDED,
    /** An immediate stop of PostgreSQL, which recovers at its start. */
    DATABASE_CRASHED,
    /** Nothing left free on the database's volume. */
    DISK_FULL,
    /** SMTP and IMAP away. */
    MAIL_SERVERS_AWAY,
    /** All clocks put forward for good. */
    CLOCKS_FORWARD,
    /** One node's clock behind the others' for a while. */
    CLOCK_BACK,
    /** One node's clock ahead of the others' for a while. */
    CLOCK_AHEAD,
    /** Not a connection left in a node's pool. */
    POOL_EXHAUSTED;

    /**
     * One fault of a plan.
     *
     * @param at when it begins, after the start of the run
     * @param lasts how long until what failed is put right
     * @param node which node, counted from 0
     * @param point where a node is killed at a point
     * @param jump how far a clock jumps
     */
    record Planned(Duration at, Fault fault, Duration lasts, int node, StopPoint point, Duration jump) {

        @Override
        public String toString() {
            String which = switch (fault) {
                case NODE_KILLED, CONNECTIONS_ENDED, POOL_EXHAUSTED -> " (node " + (node + 1) + ")";
                case NODE_KILLED_AT_A_POINT -> " (node " + (node + 1) + ", " + point + ")";
                case CLOCKS_FORWARD -> " (" + jump.toMinutes() + " min)";
                case CLOCK_BACK, CLOCK_AHEAD -> " (node " + (node + 1) + ", " + jump.toMinutes() + " min)";
                default -> "";
            };
            return "%4d s  %s%s, %d s"
                    .formatted(
                            at.toSeconds(),
                            fault.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            which,
                            lasts.toSeconds());
        }
    }

    /** The faults of a run: every kind in a shuffled order, again and again, about one every twenty seconds. */
    static List<Planned> plan(Random random, Duration length, int nodes, Set<Fault> kinds) {
        List<Planned> plan = new ArrayList<>();
        List<Fault> left = new ArrayList<>();
        long second = 5 + random.nextInt(10);
        while (second < length.toSeconds() - 10) {
            if (left.isEmpty()) {
                left.addAll(EnumSet.copyOf(kinds));
            }
            Fault fault = left.remove(random.nextInt(left.size()));
            plan.add(planned(random, Duration.ofSeconds(second), fault, nodes));
            second += 12 + random.nextInt(16);
        }
        return plan;
    }

    /** A node is killed every so often, and nothing else happens. */
    static List<Planned> killings(Random random, Duration length, int nodes, Duration every) {
        List<Planned> plan = new ArrayList<>();
        for (Duration at = every; at.compareTo(length) < 0; at = at.plus(every)) {
            plan.add(planned(random, at, NODE_KILLED, nodes));
        }
        return plan;
    }

    private static Planned planned(Random random, Duration at, Fault fault, int nodes) {
        StopPoint point = StopPoint.values()[random.nextInt(StopPoint.values().length)];
        Duration lasts = Duration.ofSeconds(2 + random.nextInt(12));
        Duration jump = Duration.ofMinutes(1 + random.nextInt(fault == CLOCKS_FORWARD ? 360 : 10));
        return new Planned(at, fault, lasts, random.nextInt(nodes), point, jump);
    }
}
