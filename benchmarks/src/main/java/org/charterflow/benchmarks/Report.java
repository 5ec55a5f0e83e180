package org.charterflow.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.charterflow.benchmarks.Benchmark.Goal;
import org.charterflow.benchmarks.Benchmark.Growth;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;

/** A benchmark's figures as JSON, as a table with goals beside them, and as a plot. */
final class Report {

    private static final Path RESULTS = Path.of("benchmarks", "results");

    private final Benchmark benchmark;
    private final List<Measurement> measured;
    private final Map<String, String> machine;

    Report(Benchmark benchmark, List<Measurement> measured, Map<String, String> machine) {
        this.benchmark = benchmark;
        this.measured = measured;
        this.machine = machine;
    }

    void write() throws IOException {
        Files.createDirectories(RESULTS);
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("benchmark", benchmark.id());
        json.put("machine", machine);
        json.put("measured", measured);
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(RESULTS.resolve(benchmark.id() + ".json").toFile(), json);
        Files.writeString(RESULTS.resolve(benchmark.id() + ".md"), markdown());
        VectorGraphicsEncoder.saveVectorGraphic(
                plot(), RESULTS.resolve(benchmark.id()).toString(), VectorGraphicsFormat.SVG);
    }

    private String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("# ")
                .append(benchmark.id())
                .append(": ")
                .append(benchmark.work())
                .append("\n\n");
        text.append(
                "Milliseconds: median (worst) of five rounds, or of as many as it says; of one where it stands alone.\n\n");
        text.append("| contestant |");
        for (int size : benchmark.sizes()) {
            text.append(String.format(Locale.ROOT, " %,d %s |", size, benchmark.unit()));
        }
        text.append("\n|---|").append("--:|".repeat(benchmark.sizes().length)).append('\n');
        for (var entry : benchmark.entries()) {
            text.append("| ").append(entry.name()).append(" |");
            for (int size : benchmark.sizes()) {
                text.append(' ')
                        .append(find(entry.name(), size).map(Report::cell).orElse("–"))
                        .append(" |");
            }
            text.append('\n');
        }
        text.append("\n| goal |");
        for (int size : benchmark.sizes()) {
            text.append(String.format(Locale.ROOT, " %,d |", size));
        }
        text.append("\n|---|").append("--:|".repeat(benchmark.sizes().length)).append('\n');
        for (Goal goal : benchmark.goals()) {
            text.append("| ").append(goal.words()).append(" |");
            for (int size : benchmark.sizes()) {
                text.append(' ').append(reached(goal, size)).append(" |");
            }
            text.append('\n');
        }
        growth(text);
        text.append("\n![Time over size](").append(benchmark.id()).append(".svg)\n\n");
        text.append(machine.entrySet().stream()
                .map(fact -> "- " + fact.getKey() + ": " + fact.getValue())
                .collect(Collectors.joining("\n", "", "\n")));
        return text.toString();
    }

    private void growth(StringBuilder text) {
        if (benchmark.growth().isEmpty()) {
            return;
        }
        text.append("\n| growth | slope |\n|---|--:|\n");
        for (Growth growth : benchmark.growth()) {
            List<Measurement> points = of(growth.contestant());
            String slope = points.size() < 2 ? "–" : slope(Measurement.slope(points), growth.atMost());
            text.append("| ").append(growth.words()).append(" | ").append(slope).append(" |\n");
        }
    }

    private static String slope(double slope, double atMost) {
        return String.format(Locale.ROOT, "%.3f %s", slope, slope <= atMost ? "✓" : "✗");
    }

    private List<Measurement> of(String contestant) {
        return measured.stream()
                .filter(each -> each.contestant.equals(contestant))
                .toList();
    }

    private static String cell(Measurement each) {
        int rounds = each.millis.size();
        if (rounds == 1) {
            return String.format(Locale.ROOT, "%,.1f", each.median());
        }
        String few = rounds < Benchmarks.ROUNDS ? ", " + rounds + " rounds" : "";
        return String.format(Locale.ROOT, "%,.1f (%,.1f%s)", each.median(), each.worst(), few);
    }

    private String reached(Goal goal, int size) {
        Optional<Measurement> contestant = find(goal.contestant(), size);
        List<Double> references = goal.references().stream()
                .flatMap(name -> find(name, size).stream())
                .map(Measurement::median)
                .toList();
        if (contestant.isEmpty() || references.size() < goal.references().size()) {
            return "–";
        }
        double median = contestant.get().median();
        double slowest =
                references.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        String met = median <= goal.atMost() * slowest + goal.slack() ? "✓" : "✗";
        return references.isEmpty()
                ? String.format(Locale.ROOT, "%,.1f ms %s", median, met)
                : String.format(Locale.ROOT, "%.2f× %s", median / slowest, met);
    }

    private Optional<Measurement> find(String contestant, int size) {
        return of(contestant).stream().filter(each -> each.size == size).findFirst();
    }

    private XYChart plot() {
        XYChart chart = new XYChartBuilder()
                .width(900)
                .height(520)
                .title(benchmark.id() + ": " + benchmark.work())
                .xAxisTitle(benchmark.unit())
                .yAxisTitle("ms, median")
                .build();
        chart.getStyler().setXAxisLogarithmic(true).setYAxisLogarithmic(true);
        chart.getStyler().setLegendPosition(LegendPosition.OutsideE);
        for (var entry : benchmark.entries()) {
            List<Measurement> points = of(entry.name());
            if (!points.isEmpty()) {
                chart.addSeries(
                        entry.name(),
                        points.stream().mapToDouble(each -> each.size).toArray(),
                        points.stream().mapToDouble(Measurement::median).toArray());
            }
        }
        return chart;
    }
}
