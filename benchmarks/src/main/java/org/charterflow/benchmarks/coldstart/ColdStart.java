package org.charterflow.benchmarks.coldstart;

import java.util.List;
import java.util.Map;
import org.charterflow.benchmarks.Benchmark;
import org.charterflow.benchmarks.Benchmark.Entry;
import org.charterflow.benchmarks.Benchmark.Goal;

/** The database is there, the process is not; then somebody logs in and sees a page. */
public final class ColdStart {

    private ColdStart() {}

    public static Benchmark benchmark() {
        return new Benchmark(
                "B8",
                "cold start to the first page after a log-in",
                "start",
                new int[] {1},
                List.of(
                        new Entry("plain main, engine alone", PlainMain.class),
                        new Entry("Camunda starter, fat jar", Application.StockJar.class),
                        new Entry("Charterflow, fat jar", Application.ProductJar.class),
                        new Entry("Camunda starter, AppCDS", Application.StockArchive.class),
                        new Entry("Charterflow, AppCDS", Application.ProductArchive.class)),
                starts -> Map.of("ready", 1L),
                List.of(
                        new Goal(
                                "≤ 0.5× the starter, both fat jars",
                                "Charterflow, fat jar",
                                "Camunda starter, fat jar",
                                0.5,
                                0),
                        new Goal(
                                "≤ 0.5× the starter as it comes, with AppCDS",
                                "Charterflow, AppCDS",
                                "Camunda starter, fat jar",
                                0.5,
                                0),
                        new Goal(
                                "≤ 0.5× the starter, both with AppCDS",
                                "Charterflow, AppCDS",
                                "Camunda starter, AppCDS",
                                0.5,
                                0)));
    }
}
