package org.charterflow.amendment.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.charterflow.amendment.table.DecisionTable.Column;
import org.charterflow.amendment.table.DecisionTable.Row;
import org.charterflow.amendment.table.TableCheck.References;
import org.charterflow.charter.TableTrials;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/** Whether the outputs of a proposed table are values of their columns that the program knows. */
final class OutputCheck {

    private static final Set<String> FREE_TEXT = Set.of("reasonZh", "reasonEn");
    private static final String ARTICLE = "article";
    private static final String READING = "reading";
    private static final int MOST_CASES = 500;
    private static final int MOST_TRIED = 60;

    private final DecisionTable table;
    private final DecisionTable inForce;
    private final References references;
    private final TableTrials engine;
    private final Map<String, @Nullable Object> constants = new HashMap<>();

    OutputCheck(DecisionTable table, DecisionTable inForce, References references, TableTrials engine) {
        this.table = table;
        this.inForce = inForce;
        this.references = references;
        this.engine = engine;
    }

    /**
     * What is wrong with the outputs.
     *
     * @param found what is wrong with the table already; a cell is complained of once
     */
    List<TableFinding> findings(List<TableFinding> found) {
        List<TableFinding> findings = new ArrayList<>();
        Set<String> inputs = TableCheck.names(table.inputs());
        for (int c = 0; c < table.outputs().size(); c++) {
            Column column = table.outputs().get(c);
            int output = c;
            boolean alwaysThere = inForce.rows().stream()
                    .noneMatch(row -> row.outputs().get(output).equals("null"));
            if (column.name().equals("kind")) {
                kinds(output, findings);
            }
            for (int r = 0; r < table.rows().size(); r++) {
                int at = r + 1;
                Row row = table.rows().get(r);
                String cell = row.outputs().get(c);
                if (found.stream().anyMatch(f -> f.row() == at && f.column().equals(column.words()))) {
                    continue;
                }
                problem(row, cell, column, inputs, alwaysThere)
                        .forEach(why -> findings.add(
                                TableFinding.ofCell(table.decisionId(), at, column.words(), "value-of-column", why)));
            }
        }
        return findings;
    }

    /** A period may get longer or shorter, but a lead time is counted by other steps than a forward period. */
    private void kinds(int kind, List<TableFinding> findings) {
        Map<String, Set<String>> kinds = new HashMap<>();
        for (Row row : inForce.rows()) {
            CellLanguage.texts(row.inputs().get(0))
                    .forEach(period -> kinds.computeIfAbsent(period, p -> new HashSet<>())
                            .add(row.outputs().get(kind)));
        }
        for (int r = 0; r < table.rows().size(); r++) {
            Row row = table.rows().get(r);
            for (String period : CellLanguage.texts(row.inputs().get(0))) {
                Set<String> before = kinds.get(period);
                if (before != null && !before.contains(row.outputs().get(kind))) {
                    findings.add(TableFinding.ofCell(
                            table.decisionId(),
                            r + 1,
                            table.outputs().get(kind).words(),
                            "same-kind",
                            Bilingual.of(
                                    "期限“" + period + "”的种类不能改变，仍应为 " + String.join("、", before),
                                    "the kind of the period '" + period + "' stays " + String.join(", ", before))));
                }
            }
        }
    }

    private List<Bilingual> problem(Row row, String cell, Column column, Set<String> inputs, boolean alwaysThere) {
        List<String> used = CellLanguage.inputsOf(cell, inputs);
        for (Map<String, @Nullable Object> situation : situations(row, used)) {
            Object value;
            try {
                value = used.isEmpty() ? constant(cell) : engine.value(cell, situation);
            } catch (IllegalArgumentException e) {
                return List.of(Bilingual.of("引擎不能计算此单元格", "the engine cannot calculate this cell"));
            }
            String where = used.isEmpty() ? "" : " (" + situation + ")";
            if (value == null && (alwaysThere || !cell.equals("null"))) {
                return List.of(Bilingual.of("此列须有值" + where, "this column needs a value" + where));
            }
            if (value != null && !fits(value, column)) {
                return List.of(Bilingual.of(
                        "应为 " + column.type() + "，现为 " + value + where,
                        "expected " + column.type() + ", found " + value + where));
            }
            if (value instanceof String text) {
                List<Bilingual> wrong = reference(text, column.name());
                if (!wrong.isEmpty()) {
                    return wrong;
                }
            }
        }
        return List.of();
    }

    /** Tables say the same again and again; the engine reads it once. */
    private @Nullable Object constant(String cell) {
        if (!constants.containsKey(cell)) {
            constants.put(cell, engine.value(cell, Map.of()));
        }
        return constants.get(cell);
    }

    private List<Bilingual> reference(String text, String column) {
        if (column.equals(ARTICLE)) {
            return references.article().test(text)
                    ? List.of()
                    : List.of(Bilingual.of(
                            "条款“" + text + "”在现行和拟议的组织文件中都不存在",
                            "there is no article '" + text + "' in the documents in force or proposed"));
        }
        if (column.equals(READING)) {
            return references.readings().contains(text)
                    ? List.of()
                    : List.of(Bilingual.of("解释“" + text + "”没有记录", "the reading '" + text + "' is not on record"));
        }
        Set<String> words = references.words().get(column);
        if (FREE_TEXT.contains(column) || words == null) {
            return List.of();
        }
        List<Bilingual> unknown = new ArrayList<>();
        for (String word : text.split(",")) {
            if (!words.contains(word.strip())) {
                String known = String.join(", ", words.stream().sorted().toList());
                unknown.add(Bilingual.of(
                        "“" + word + "”不在已知取值之中：" + known, "'" + word + "' is not known here; there are " + known));
            }
        }
        return unknown;
    }

    /** The inputs that the row holds for, as far as the cell looks at them. */
    private List<Map<String, @Nullable Object>> situations(Row row, List<String> used) {
        List<Map<String, @Nullable Object>> situations = new ArrayList<>();
        situations.add(new LinkedHashMap<>());
        for (int i = 0; i < table.inputs().size(); i++) {
            Column input = table.inputs().get(i);
            if (!used.contains(input.name())) {
                continue;
            }
            String test = row.inputs().get(i);
            List<Map<String, @Nullable Object>> longer = new ArrayList<>();
            for (Object value : samples(input, test)) {
                if (engine.holds(test, value)) {
                    for (Map<String, @Nullable Object> situation : situations) {
                        Map<String, @Nullable Object> next = new LinkedHashMap<>(situation);
                        next.put(input.name(), value);
                        longer.add(next);
                    }
                }
            }
            situations = longer.size() > MOST_CASES ? longer.subList(0, MOST_CASES) : longer;
        }
        return situations;
    }

    /** Constants of the test and their neighbours; of numbers a few more, because an output calculates with them. */
    private static Set<Object> samples(Column input, String test) {
        Set<Object> samples = new LinkedHashSet<>();
        for (Object value : Atoms.values(input, List.of(test)).keySet()) {
            if (value != null) {
                samples.add(value);
            }
        }
        for (int number = 0; input.isNumber() && number <= MOST_TRIED; number++) {
            samples.add(BigDecimal.valueOf(number));
        }
        return samples;
    }

    private static boolean fits(Object value, Column column) {
        if (column.isBoolean()) {
            return value instanceof Boolean;
        }
        if (column.isNumber()) {
            return value instanceof Number number
                    && (!column.type().equalsIgnoreCase("integer") || (number.doubleValue() == number.intValue()));
        }
        return value instanceof String;
    }
}
