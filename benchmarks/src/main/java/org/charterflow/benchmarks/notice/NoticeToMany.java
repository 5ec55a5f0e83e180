package org.charterflow.benchmarks.notice;

import java.util.List;
import java.util.Map;
import org.charterflow.benchmarks.Benchmark;
import org.charterflow.benchmarks.Benchmark.Entry;
import org.charterflow.benchmarks.Benchmark.Goal;
import org.charterflow.benchmarks.Benchmark.Growth;

/** A notice to every member: one mail each is to go out, and one timer waits for the end of the period. */
public final class NoticeToMany {

    private static final int MOST_INSTANCES = 10_000;

    private NoticeToMany() {}

    public static Benchmark benchmark() {
        return new Benchmark(
                "B3",
                "a notice to all members, durable, its timer armed",
                "members",
                new int[] {100, 1_000, 10_000, 100_000},
                List.of(
                        new Entry("COPY", CopyRows.class),
                        new Entry("Charterflow", CharterflowNotice.class),
                        new Entry("Camunda, multi-instance", CamundaFanOut.MultiInstance.class, 1, MOST_INSTANCES),
                        new Entry("Camunda, an instance each", CamundaFanOut.InstanceEach.class, 1, MOST_INSTANCES)),
                members -> Map.of("mails", (long) members, "timers", 1L),
                List.of(
                        new Goal("≤ 1.5× the floor + 5 ms", "Charterflow", "COPY", 1.5, 5),
                        new Goal(
                                "≥ 300× multi-instance (at 10,000)",
                                "Charterflow",
                                "Camunda, multi-instance",
                                1.0 / 300,
                                0)),
                List.of(new Growth("fan-out over members ≤ 1.05", "Charterflow", 1.05)));
    }
}
