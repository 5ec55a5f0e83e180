package org.charterflow.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * Work to be measured.
 *
 * @param id such as {@code B2}, or {@code B4-cancel} where there are several of a kind
 * @param work what is done, in words
 * @param unit what its sizes count
 * @param sizes in rising order; the smallest also warms up
 * @param entries the contestants, floors first
 * @param oracle what a round of that size must have left behind
 * @param goals how far to go
 * @param growth how much slower it may become
 */
public record Benchmark(
        String id,
        String work,
        String unit,
        int[] sizes,
        List<Entry> entries,
        IntFunction<Map<String, Long>> oracle,
        List<Goal> goals,
        List<Growth> growth) {

    public Benchmark(
            String id,
            String work,
            String unit,
            int[] sizes,
            List<Entry> entries,
            IntFunction<Map<String, Long>> oracle,
            List<Goal> goals) {
        this(id, work, unit, sizes, entries, oracle, goals, List.of());
    }

    /**
     * A contestant.
     *
     * @param program entries of the same program share its process and database
     * @param aspect which of the program's works it is; empty where it has but one
     * @param largest the largest size it takes part in
     */
    public record Entry(String name, Class<? extends Contestant> program, String aspect, int smallest, int largest) {

        public Entry(String name, Class<? extends Contestant> program, int smallest, int largest) {
            this(name, program, "", smallest, largest);
        }

        public Entry(String name, Class<? extends Contestant> program, String aspect) {
            this(name, program, aspect, 1, Integer.MAX_VALUE);
        }

        public Entry(String name, Class<? extends Contestant> program) {
            this(name, program, "");
        }

        boolean takesPartIn(int size) {
            return size >= smallest && size <= largest;
        }
    }

    /**
     * What is to be reached at each size where all it names take part.
     *
     * @param references contestants, of whom the slowest counts; none where the time itself is the goal
     * @param atMost the contestant's median time over the reference's, at most
     * @param slack milliseconds that are forgiven besides
     */
    public record Goal(String words, String contestant, List<String> references, double atMost, double slack) {

        public Goal(String words, String contestant, String reference, double atMost, double slack) {
            this(words, contestant, List.of(reference), atMost, slack);
        }

        /** A time that is not to be exceeded. */
        public static Goal within(double millis, String words, String contestant) {
            return new Goal(words, contestant, List.of(), 0, millis);
        }
    }

    /**
     * How a contestant's time may grow with the size: the slope of the line fitted through the medians on log-log axes.
     *
     * @param atMost the slope, at most
     */
    public record Growth(String words, String contestant, double atMost) {}

    /** Whether a name is this benchmark's id, or that of the group it belongs to: {@code B4} of {@code B4-cancel}. */
    boolean isCalled(String name) {
        return id.equals(name) || id.startsWith(name + "-");
    }
}
