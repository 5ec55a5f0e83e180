package org.charterflow.charter;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as people read it.
 *
 * @param version which version it is, and when it applies
 * @param title what it decides
 * @param inputs heads of what it asks
 * @param outputs heads of what it answers, article and reading apart
 * @param rows its rules
 */
public record RuleTable(
        TableVersion version, Bilingual title, List<Bilingual> inputs, List<Bilingual> outputs, List<Row> rows) {

    private static final List<String> SOURCES = List.of("article", "reading");

    /**
     * One rule.
     *
     * @param description what it says, in words; may be empty
     * @param inputs when it holds, in the order of the heads; empty for always
     * @param outputs what it answers, in the order of the heads; empty for nothing
     * @param article where it stands, such as {@code OSCAR-12}
     * @param reading the reading it rests on; null when the text is plain
     */
    public record Row(
            String description,
            List<String> inputs,
            List<String> outputs,
            @Nullable String article,
            @Nullable String reading) {}

    /** The articles its rules stand in, each once, in the order of the rules. */
    public List<String> articles() {
        return rows.stream()
                .map(Row::article)
                .filter(Objects::nonNull)
                .map(String::valueOf)
                .distinct()
                .toList();
    }

    static RuleTable of(TableVersion version, String dmn) {
        TableFile table = TableFile.read(DecisionResource.of(version.alliance(), version.decisionId(), dmn));
        List<String> outputs =
                table.outputs().stream().filter(name -> !SOURCES.contains(name)).toList();
        return new RuleTable(
                version,
                Labelled.split(table.title()),
                heads(table, table.inputs()),
                heads(table, outputs),
                table.rows().stream()
                        .map(row -> new Row(
                                row.description(),
                                table.inputs().stream()
                                        .map(name -> plain(row.inputs().get(name)))
                                        .toList(),
                                outputs.stream()
                                        .map(name -> plain(row.outputs().get(name)))
                                        .toList(),
                                row.text("article"),
                                row.text("reading")))
                        .toList());
    }

    private static List<Bilingual> heads(TableFile table, List<String> names) {
        return names.stream()
                .map(name -> Stream.of(table.labels().getOrDefault(name, ""), name)
                        .filter(label -> !label.isEmpty())
                        .findFirst()
                        .orElseThrow())
                .map(Labelled::split)
                .toList();
    }

    /** Without the quotation marks of texts; {@code null} and {@code -} say nothing. */
    private static String plain(@Nullable String cell) {
        String text = cell == null ? "" : cell;
        return text.equals("null") || text.equals("-") ? "" : text.replace("\"", "");
    }
}
