package org.charterflow.amendment.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.charterflow.amendment.table.DecisionTable.Column;
import org.charterflow.charter.TableTrials;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * The values of one input, parted so that within a part no cell tells one value from another: every constant that a cell
 * names, what lies between and beside them, any other text, and none. {@link CellLanguage} lets no test see more.
 */
final class Atoms {

    private static final int MOST_FRAGMENTS = 4;
    private static final String OTHER = "\u2026";

    private Atoms() {}

    /**
     * A part of an input's values.
     *
     * @param value one that stands for all of them
     * @param words how people call them
     * @param rows the rows whose test holds
     */
    record Atom(@Nullable Object value, Bilingual words, BitSet rows) {}

    /** A test that the engine cannot decide for some value. */
    static final class Undecidable extends Exception {
        private static final long serialVersionUID = 1L;
        private final int row;

        Undecidable(int row, Throwable cause) {
            super(cause);
            this.row = row;
        }

        /** From 0. */
        int row() {
            return row;
        }
    }

    /**
     * Parts the values of an input.
     *
     * @param tests one for each row
     * @return parts that the rows' tests tell apart, at most as many as there are ways of answering them
     * @throws Undecidable naming the row whose test the engine cannot read
     */
    static List<Atom> of(Column column, List<String> tests, TableTrials engine) throws Undecidable {
        Map<BitSet, Atom> byRows = new LinkedHashMap<>();
        for (Map.Entry<@Nullable Object, Bilingual> value :
                values(column, tests).entrySet()) {
            BitSet rows = new BitSet();
            Map<String, Boolean> held = new HashMap<>();
            for (int row = 0; row < tests.size(); row++) {
                try {
                    rows.set(row, held.computeIfAbsent(tests.get(row), test -> engine.holds(test, value.getKey())));
                } catch (IllegalArgumentException e) {
                    throw new Undecidable(row, e);
                }
            }
            byRows.putIfAbsent(rows, new Atom(value.getKey(), value.getValue(), rows));
        }
        return List.copyOf(byRows.values());
    }

    /** The values that stand for all, each in words: those that cells name first. */
    static Map<@Nullable Object, Bilingual> values(Column column, List<String> tests) {
        Map<@Nullable Object, Bilingual> values = new LinkedHashMap<>();
        if (column.isBoolean()) {
            values.put(true, Bilingual.of("是", "true"));
            values.put(false, Bilingual.of("否", "false"));
        } else if (column.isNumber()) {
            numbers(
                            tests,
                            column.type().equalsIgnoreCase("integer")
                                    || column.type().equalsIgnoreCase("long"))
                    .forEach(number -> values.put(number, Bilingual.same(number.toPlainString())));
        } else {
            texts(tests, values);
        }
        values.put(null, Bilingual.of("空", "none"));
        return values;
    }

    private static Set<BigDecimal> numbers(List<String> tests, boolean whole) {
        TreeSet<BigDecimal> named = new TreeSet<>();
        for (String test : tests) {
            for (String number : CellLanguage.numbers(test)) {
                named.add(new BigDecimal(number));
                named.add(new BigDecimal(number).negate());
            }
        }
        Set<BigDecimal> all = new LinkedHashSet<>(named);
        BigDecimal before = null;
        for (BigDecimal number : named) {
            all.add(number.subtract(BigDecimal.ONE));
            all.add(number.add(BigDecimal.ONE));
            if (before != null && !whole) {
                all.add(before.add(number).divide(BigDecimal.valueOf(2)));
            }
            before = number;
        }
        if (all.isEmpty()) {
            all.add(BigDecimal.ZERO);
        }
        return all;
    }

    private static void texts(List<String> tests, Map<@Nullable Object, Bilingual> values) {
        Set<String> beginnings = new LinkedHashSet<>(List.of(""));
        Set<String> endings = new LinkedHashSet<>(List.of(""));
        Set<String> inside = new LinkedHashSet<>();
        for (String test : tests) {
            CellLanguage.texts(test)
                    .forEach(text -> values.put(text, Bilingual.of("“" + text + "”", "\"" + text + "\"")));
            beginnings.addAll(CellLanguage.argumentsOf(test, "starts with"));
            endings.addAll(CellLanguage.argumentsOf(test, "ends with"));
            inside.addAll(CellLanguage.argumentsOf(test, "contains"));
        }
        for (String begin : beginnings) {
            for (String middle : combinations(inside)) {
                for (String end : endings) {
                    boolean other = begin.isEmpty() && middle.isEmpty() && end.isEmpty();
                    String text = begin + OTHER + middle + end;
                    values.putIfAbsent(
                            text,
                            other
                                    ? Bilingual.of("其他", "any other")
                                    : Bilingual.of("形如“" + text + "”的其他值", "any other like \"" + text + "\""));
                }
            }
        }
    }

    /** Every choice of the fragments, parted by what no fragment contains. */
    private static List<String> combinations(Set<String> fragments) {
        List<String> all = new ArrayList<>(List.of(""));
        int taken = 0;
        for (String fragment : fragments) {
            if (taken++ == MOST_FRAGMENTS) {
                throw new IllegalArgumentException(
                        "More than " + MOST_FRAGMENTS + " texts are looked for in one input");
            }
            List<String> longer =
                    all.stream().map(text -> text + fragment + OTHER).toList();
            all.addAll(longer);
        }
        return all;
    }
}
