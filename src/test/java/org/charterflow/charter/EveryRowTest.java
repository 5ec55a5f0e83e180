package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Evaluates every table with the combinations of the values its cells name, their neighbours, an unknown value and
 * none: each row holds at least once, rows never contradict each other, and what comes out is complete. The nine inputs of
 * {@code membership-eligibility} make too many combinations: {@link EligibilityTest} has a case for each row.
 */
class EveryRowTest {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");
    private static final Pattern NUMBER = Pattern.compile("\\b(\\d+)\\b");
    private static final Set<String> TEXTS =
            Set.of("memberClass", "currentClass", "organisationKind", "organ", "matter", "period", "groupKind");

    static Stream<DecisionResource> tables() {
        return Stream.of("oscar", "coia", CharterFiles.MODEL)
                .flatMap(alliance -> CharterTables.FILES.decisionResources(alliance).stream())
                .filter(table -> !table.decisionId().equals("membership-eligibility"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tables")
    void everyRowHoldsSomewhereAndNoTwoRowsContradict(DecisionResource resource) {
        TableFile table = TableFile.read(resource);
        Set<String> held = new HashSet<>();
        for (Map<String, @Nullable Object> inputs : combinations(table)) {
            Decision decision = CharterTables.TABLES.evaluate(resource.alliance(), resource.decisionId(), inputs);
            List<String> rules = CharterTables.TABLES.matched();
            assertThat(rules).as("%s with %s", resource.name(), inputs).hasSizeLessThanOrEqualTo(1);
            held.addAll(rules);
            decision.rows().forEach(row -> {
                assertThat(row.keySet()).containsExactlyInAnyOrderElementsOf(table.outputs());
                assertThat(row.get("article")).isNotNull();
            });
        }
        assertThat(held).as(resource.name()).hasSameSizeAs(table.rows());
    }

    private static List<Map<String, @Nullable Object>> combinations(TableFile table) {
        List<Map<String, @Nullable Object>> all = new ArrayList<>();
        all.add(new HashMap<>());
        for (String input : table.inputs()) {
            Set<@Nullable Object> values = values(table, input);
            List<Map<String, @Nullable Object>> longer = new ArrayList<>();
            for (Map<String, @Nullable Object> combination : all) {
                for (Object value : values) {
                    Map<String, @Nullable Object> next = new HashMap<>(combination);
                    next.put(input, value);
                    longer.add(next);
                }
            }
            all = longer;
        }
        return all;
    }

    private static Set<@Nullable Object> values(TableFile table, String input) {
        Set<@Nullable Object> values = new LinkedHashSet<>();
        values.add(null);
        if (TEXTS.contains(input)) {
            values.add("unheard-of");
        }
        Set<String> cells = new TreeSet<>();
        table.rows().forEach(row -> cells.add(row.inputs().getOrDefault(input, "")));
        for (String cell : cells) {
            TEXT.matcher(cell)
                    .results()
                    .map(m -> m.group(1))
                    .forEach(text -> values.add(text.endsWith("-") ? text + "x" : text));
            if (cell.contains("true") || cell.contains("false")) {
                values.addAll(List.of(true, false));
            } else if (!cell.contains("\"")) {
                NUMBER.matcher(cell)
                        .results()
                        .map(m -> Integer.parseInt(m.group(1)))
                        .forEach(n -> values.addAll(List.of(n - 1, n, n + 1)));
            }
        }
        return values;
    }
}
