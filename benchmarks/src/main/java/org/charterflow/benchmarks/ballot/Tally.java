package org.charterflow.benchmarks.ballot;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** The counting delegate of the textbook process: counts the process variables {@code vote_<voter>}. */
final class Tally {

    private volatile Map<String, Long> counted = Map.of();
    private volatile CountDownLatch done = new CountDownLatch(1);

    void expect() {
        done = new CountDownLatch(1);
    }

    void count(Map<String, Object> variables) {
        counted = variables.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("vote_"))
                .collect(Collectors.groupingBy(
                        variable -> (String) variable.getValue(), TreeMap::new, Collectors.counting()));
        done.countDown();
    }

    void await() throws InterruptedException {
        done.await();
    }

    Map<String, Long> outcome(long records, long retries) {
        Map<String, Long> outcome = new TreeMap<>(BallotStorm.outcome(
                counted.getOrDefault("for", 0L),
                counted.getOrDefault("abstain", 0L),
                counted.getOrDefault("against", 0L),
                records));
        outcome.put("note:retries", retries);
        return outcome;
    }
}
