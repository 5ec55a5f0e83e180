package org.charterflow.benchmarks.ballot;

import java.util.List;
import java.util.Map;
import org.charterflow.benchmarks.Benchmark;
import org.charterflow.benchmarks.Benchmark.Entry;
import org.charterflow.benchmarks.Benchmark.Goal;
import org.charterflow.benchmarks.Benchmark.Growth;

/** Thirty-two voters at once until every seat has voted; every vote on record, the tally exact. */
public final class BallotStorm {

    static final int VOTERS = 32;

    /** Above this many seats the product asks by mail, link and page alone. */
    private static final int MOST_TASKS = 300;

    /** Peers do not get to the largest size in reasonable time. */
    private static final int MOST_INSTANCES = 1_000;

    /** Nor with the retries of an engine as it comes, which grow with the square of the seats. */
    private static final int MOST_RETRIED = 100;

    private BallotStorm() {}

    public static Benchmark benchmark() {
        return new Benchmark(
                "B2",
                "all votes of a ballot, 32 voters at once",
                "seats",
                new int[] {25, 100, 300, 1_000, 10_000},
                List.of(
                        new Entry("raw SQL, vote alone", RawVotes.VoteAlone.class),
                        new Entry("raw SQL, all rows", RawVotes.AllRows.class),
                        new Entry(
                                "Charterflow, no tasks", CharterflowBallot.WithoutTasks.class, MOST_TASKS + 1, 10_000),
                        new Entry("Charterflow, tasks", CharterflowBallot.WithTasks.class, 1, MOST_TASKS),
                        new Entry("Camunda, stock", MultiInstanceBallot.CamundaStock.class, 1, MOST_RETRIED),
                        new Entry("Camunda, tuned", MultiInstanceBallot.CamundaTuned.class, 1, MOST_INSTANCES),
                        new Entry("Operaton, stock", MultiInstanceBallot.OperatonStock.class, 1, MOST_RETRIED),
                        new Entry("Operaton, tuned", MultiInstanceBallot.OperatonTuned.class, 1, MOST_INSTANCES),
                        new Entry("Flowable, stock", MultiInstanceBallot.FlowableStock.class, 1, MOST_INSTANCES),
                        new Entry("Flowable, tuned", MultiInstanceBallot.FlowableTuned.class, 1, MOST_INSTANCES)),
                BallotStorm::oracle,
                List.of(
                        new Goal(
                                "without tasks ≥ 0.8× the floor that writes the same rows",
                                "Charterflow, no tasks",
                                "raw SQL, all rows",
                                1.25,
                                0),
                        new Goal("with tasks ≥ 2× Flowable, stock", "Charterflow, tasks", "Flowable, stock", 0.5, 0),
                        new Goal("with tasks ≥ 2× Flowable, tuned", "Charterflow, tasks", "Flowable, tuned", 0.5, 0)),
                // Of all votes together, which are as many as seats: of one vote it is one less.
                List.of(
                        new Growth("all votes without tasks over seats ≤ 1.05", "Charterflow, no tasks", 1.05),
                        new Growth("all votes with tasks over seats ≤ 1.05", "Charterflow, tasks", 1.05)));
    }

    public static Benchmark withHistory() {
        return new Benchmark(
                "B2-history",
                "the same in a database of 1,000 alliances and a million rows of history",
                "seats",
                new int[] {1_000},
                List.of(
                        new Entry("Charterflow, no tasks", CharterflowBallot.WithoutTasks.class),
                        new Entry("Charterflow, no tasks, full database", CharterflowBallot.InFullDatabase.class)),
                BallotStorm::oracle,
                List.of(new Goal(
                        "loses ≤ 5 %", "Charterflow, no tasks, full database", "Charterflow, no tasks", 1.05, 0)));
    }

    /** What a voter answers. */
    static String choice(int voter) {
        return List.of("for", "abstain", "against").get(voter % 3);
    }

    private static Map<String, Long> oracle(int seats) {
        long inFavour = (seats + 2) / 3;
        long abstaining = (seats + 1) / 3;
        return outcome(inFavour, abstaining, seats - inFavour - abstaining, seats);
    }

    /** @param records how many rows say who voted and when */
    static Map<String, Long> outcome(long inFavour, long abstaining, long against, long records) {
        return Map.of("for", inFavour, "abstain", abstaining, "against", against, "records", records);
    }
}
