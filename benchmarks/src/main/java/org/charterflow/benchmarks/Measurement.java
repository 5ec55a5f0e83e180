package org.charterflow.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
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

    /** The slope of the line that fits points best on log-log axes, by least squares. */
    static double slope(List<Measurement> points) {
        double[] x = points.stream().mapToDouble(each -> Math.log(each.size)).toArray();
        double[] y =
                points.stream().mapToDouble(each -> Math.log(each.median())).toArray();
        double meanX = Arrays.stream(x).average().orElseThrow();
        double meanY = Arrays.stream(y).average().orElseThrow();
        double above = 0;
        double below = 0;
        for (int i = 0; i < x.length; i++) {
            above += (x[i] - meanX) * (y[i] - meanY);
            below += (x[i] - meanX) * (x[i] - meanX);
        }
        return above / below;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
