package org.charterflow.benchmarks.timer;

import java.util.List;
import java.util.Map;
import org.charterflow.benchmarks.Benchmark;
import org.charterflow.benchmarks.Benchmark.Entry;
import org.charterflow.benchmarks.Benchmark.Goal;

/** Periods that end: many at the same moment, and now and then one while nothing else happens. */
public final class DueTimers {

    private DueTimers() {}

    public static Benchmark together() {
        return new Benchmark(
                "B4-due",
                "timers due together, each ends its instance",
                "timers",
                new int[] {1_000, 10_000},
                List.of(
                        new Entry("SKIP LOCKED", SkipLocked.class),
                        new Entry("Charterflow", EngineTimers.Product.class),
                        new Entry("Camunda, stock", EngineTimers.Stock.class),
                        new Entry("Operaton, stock", VendorTimers.Operaton.class),
                        new Entry("Flowable, stock", VendorTimers.Flowable.class)),
                timers -> Map.of("fired", (long) timers),
                List.of(new Goal("not slower than Camunda, stock", "Charterflow", "Camunda, stock", 1, 0)));
    }

    public static Benchmark onAnIdleNode() {
        return new Benchmark(
                "B4-lateness",
                "lateness of a timer on an idle node, the worst of a round",
                "timers",
                new int[] {5},
                List.of(
                        new Entry("Charterflow", IdleTimers.Product.class),
                        new Entry("Camunda, stock", IdleTimers.Stock.class)),
                timers -> Map.of("fired", (long) timers),
                List.of(Goal.within(1_000, "≤ 1 s", "Charterflow")));
    }
}
