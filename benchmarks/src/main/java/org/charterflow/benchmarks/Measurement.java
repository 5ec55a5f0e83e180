package org.charterflow.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What one contestant did at one size, round by round. */
final class Measurement {

    public final String contestant;
    public final int size;
    public final List<Double> millis = new ArrayList<>();
    public final List<Long> walBytes = new ArrayList<>();
    public final Map<String, List<Long>> notes = new TreeMap<>();

    Measurement(String contestant, int size) {
        this.contestant = contestant;
        this.size = size;
    }

    double median() {
        return median(millis);
    }

    double worst() {
        return millis.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    long medianWal() {
        return (long) median(walBytes.stream().map(Long::doubleValue).toList());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
