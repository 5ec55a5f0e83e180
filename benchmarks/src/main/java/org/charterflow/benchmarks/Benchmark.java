package org.charterflow.benchmarks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Work to be measured.
 *
 * @param id such as {@code B2}
 * @param work what is done, in words
 * @param unit what its sizes count
 * @param sizes in rising order; the first also warms up
 * @param entries the contestants, floors first
 * @param oracle what a round of that size must have left behind
 * @param goals how far to go
 */
public record Benchmark(
        String id,
        String work,
        String unit,
        int[] sizes,
        List<Entry> entries,
        IntFunction<Map<String, Long>> oracle,
        List<Goal> goals) {

    /**
     * A contestant.
     *
     * @param largest the largest size it takes part in
     */
    public record Entry(String name, Class<? extends Contestant> program, int smallest, int largest) {

        public Entry(String name, Class<? extends Contestant> program) {
            this(name, program, 1, Integer.MAX_VALUE);
        }

        boolean takesPartIn(int size) {
            return size >= smallest && size <= largest;
        }
    }

    /**
     * A ratio to be reached at each size where both take part.
     *
     * @param atMost the contestant's median time over the reference's, at most
     * @param slack milliseconds that are forgiven besides
     */
    public record Goal(String words, String contestant, String reference, double atMost, double slack) {}

    Optional<Entry> entry(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }
}
