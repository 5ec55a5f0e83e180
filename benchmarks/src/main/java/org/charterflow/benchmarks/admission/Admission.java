package org.charterflow.benchmarks.admission;

import java.util.List;
import java.util.Map;
import org.charterflow.benchmarks.Benchmark;
import org.charterflow.benchmarks.Benchmark.Entry;
import org.charterflow.benchmarks.Benchmark.Goal;

/** An application comes by mail, is reviewed, seven seats vote in favour, and the applicant is a member. */
public final class Admission {

    static final int VOTES = 7;

    private Admission() {}

    public static Benchmark benchmark() {
        return new Benchmark(
                "B1",
                "admission by seven votes, so many clients with one each",
                "clients",
                new int[] {1, 8, 32},
                List.of(
                        new Entry("raw SQL, same rows and commits", RecordedAdmission.class),
                        new Entry("bare engine, same SQL", BareEngineAdmission.class),
                        new Entry("Charterflow", CharterflowAdmission.Empty.class),
                        new Entry("Camunda textbook, stock", TextbookAdmission.CamundaStock.class),
                        new Entry("Camunda textbook, tuned", TextbookAdmission.CamundaTuned.class),
                        new Entry("Operaton textbook, stock", TextbookAdmission.OperatonStock.class),
                        new Entry("Operaton textbook, tuned", TextbookAdmission.OperatonTuned.class),
                        new Entry("Flowable textbook, stock", TextbookAdmission.FlowableStock.class),
                        new Entry("Flowable textbook, tuned", TextbookAdmission.FlowableTuned.class)),
                Admission::oracle,
                List.of(
                        new Goal("≤ 4× raw SQL", "Charterflow", "raw SQL, same rows and commits", 4, 0),
                        new Goal("≤ 1.15× the bare engine", "Charterflow", "bare engine, same SQL", 1.15, 0)));
    }

    public static Benchmark withHistory() {
        return new Benchmark(
                "B1-history",
                "the same in a database of 1,000 alliances and a million rows of history",
                "clients",
                new int[] {8},
                List.of(
                        new Entry("Charterflow", CharterflowAdmission.Empty.class),
                        new Entry("Charterflow, full database", CharterflowAdmission.Full.class)),
                Admission::oracle,
                List.of(new Goal("loses ≤ 5 %", "Charterflow, full database", "Charterflow", 1.05, 0)));
    }

    private static Map<String, Long> oracle(int admissions) {
        return outcome(admissions, (long) admissions * VOTES);
    }

    static Map<String, Long> outcome(long admitted, long votesInFavour) {
        return Map.of("admitted", admitted, "votes in favour", votesInFavour);
    }
}
