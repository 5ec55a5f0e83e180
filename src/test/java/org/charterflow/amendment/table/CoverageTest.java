package org.charterflow.amendment.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.charterflow.amendment.table.DecisionTable.Column;
import org.charterflow.amendment.table.DecisionTable.Row;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Gaps, overlaps and dead rules are found exactly where trying a wide range of values finds them. */
class CoverageTest {

    private static final List<Column> INPUTS = List.of(
            new Column("kind", "", "string"), new Column("size", "", "integer"), new Column("old", "", "boolean"));
    private static final List<String> KINDS = List.of(
            "",
            "\"a\"",
            "\"a\", \"b\"",
            "not(\"a\")",
            "? = null or ? = \"b\"",
            "starts with(?, \"wg-\")",
            "not(? = \"a\" or starts with(?, \"w\"))",
            "ends with(?, \"z\")",
            "contains(?, \"g\")",
            "null");
    private static final List<String> SIZES =
            List.of("", "<= 2", "> 2", "[2..4]", "3", "not(3)", "]1..3[", "? >= 1 and ? < 4", "null", "< -1");
    private static final List<String> OLDS = List.of("", "true", "false", "null", "not(true)");
    private static final List<@Nullable Object> ALL_KINDS = Arrays.asList(
            "a", "b", "q", "wg-", "wg-1", "w", "wz", "z", "az", "g", "gz", "wg-z", "wg-agz", "", "og", "agz", null);
    private static final List<@Nullable Object> ALL_SIZES = Arrays.asList(-3, -2, -1, 0, 1, 2, 3, 4, 5, 6, null);
    private static final List<@Nullable Object> ALL_OLDS = Arrays.asList(true, false, null);

    @Test
    void whatTryingFindsIsFound() throws Atoms.Undecidable {
        Random random = new Random(40);
        int gaps = 0;
        int overlaps = 0;
        int dead = 0;
        for (int i = 0; i < 150; i++) {
            List<Row> rows = new ArrayList<>();
            for (int r = 0; r <= random.nextInt(5); r++) {
                rows.add(row(r, pick(KINDS, random), pick(SIZES, random), pick(OLDS, random)));
            }
            if (random.nextInt(3) == 0) {
                rows.add(row(9, "", "", ""));
            }
            Tried tried = tryAll(rows);
            Coverage.Result unique = Coverage.of(table("UNIQUE", rows), everything(), CharterTable.ENGINE);
            Coverage.Result first = Coverage.of(table("FIRST", rows), everything(), CharterTable.ENGINE);

            assertThat(unique.newGaps().isEmpty()).as("gaps of %s", rows).isEqualTo(!tried.gap);
            assertThat(unique.oldGaps()).isEmpty();
            assertThat(unique.overlaps().isEmpty()).as("overlaps of %s", rows).isEqualTo(tried.overlaps.isEmpty());
            assertThat(first.newGaps().isEmpty()).isEqualTo(!tried.gap);
            assertThat(first.overlaps()).isEmpty();
            if (first.newGaps().size() < 20) {
                assertThat(first.unreachable()).as("dead rows of %s", rows).containsExactlyElementsOf(tried.dead);
            }
            gaps += tried.gap ? 1 : 0;
            overlaps += tried.overlaps.isEmpty() ? 0 : 1;
            dead += tried.dead.isEmpty() ? 0 : 1;
        }
        assertThat(gaps).isBetween(20, 149);
        assertThat(overlaps).isBetween(20, 149);
        assertThat(dead).isBetween(20, 149);
    }

    private record Tried(boolean gap, Set<List<Integer>> overlaps, List<Integer> dead) {}

    private static Tried tryAll(List<Row> rows) {
        boolean gap = false;
        Set<List<Integer>> overlaps = new HashSet<>();
        Set<Integer> dead = new TreeSet<>();
        for (int r = 1; r <= rows.size(); r++) {
            dead.add(r);
        }
        for (Object kind : ALL_KINDS) {
            for (Object size : ALL_SIZES) {
                for (Object old : ALL_OLDS) {
                    List<Integer> held = new ArrayList<>();
                    for (int r = 0; r < rows.size(); r++) {
                        List<String> tests = rows.get(r).inputs();
                        if (CharterTable.ENGINE.holds(tests.get(0), kind)
                                && CharterTable.ENGINE.holds(tests.get(1), size)
                                && CharterTable.ENGINE.holds(tests.get(2), old)) {
                            held.add(r + 1);
                        }
                    }
                    gap |= held.isEmpty();
                    if (held.size() > 1) {
                        overlaps.add(held);
                    }
                    if (!held.isEmpty()) {
                        dead.remove(held.get(0));
                    }
                }
            }
        }
        return new Tried(gap, overlaps, List.copyOf(dead));
    }

    private static DecisionTable everything() {
        return table("FIRST", List.of(row(0, "", "", "")));
    }

    private static DecisionTable table(String hitPolicy, List<Row> rows) {
        return new DecisionTable(
                "made-up", "", "", "", "", hitPolicy, INPUTS, List.of(new Column("answer", "", "integer")), rows);
    }

    private static Row row(int number, String... tests) {
        return new Row("row_" + number, "", List.of(tests), List.of(String.valueOf(number)));
    }

    private static String pick(List<String> cells, Random random) {
        return random.nextBoolean() ? "" : cells.get(random.nextInt(cells.size()));
    }
}
