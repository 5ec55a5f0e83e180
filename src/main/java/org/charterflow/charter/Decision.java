package org.charterflow.charter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What a decision table answered. The accessors by column read the one row of a table that answers with one.
 *
 * @param alliance alliance id
 * @param decisionId id of the table
 * @param version version of the table that answered
 * @param rows the rows that hold, each by output column; an empty cell is null
 */
public record Decision(String alliance, String decisionId, int version, List<Map<String, @Nullable Object>> rows) {

    public Decision {
        List<Map<String, @Nullable Object>> copies = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            copies.add(Collections.unmodifiableMap(new LinkedHashMap<>(row)));
        }
        rows = List.copyOf(copies);
    }

    /** Whether no row holds: the table does not know the case. */
    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** The text of a column that is never empty. */
    public String text(String column) {
        return required(column, optionalText(column));
    }

    /** The text of a column, null where the cell is empty. */
    public @Nullable String optionalText(String column) {
        Object value = value(column);
        return value == null ? null : value.toString();
    }

    /** The whole number of a column that is never empty. */
    public int integer(String column) {
        return required(column, optionalInteger(column));
    }

    /** The whole number of a column, null where the cell is empty. */
    public @Nullable Integer optionalInteger(String column) {
        Object value = value(column);
        if (value == null) {
            return null;
        }
        if (value instanceof Integer || value instanceof Long) {
            return Math.toIntExact(((Number) value).longValue());
        }
        throw new IllegalStateException("%s: column '%s' is no whole number: %s".formatted(name(), column, value));
    }

    /** The truth of a column that is never empty. */
    public boolean flag(String column) {
        return required(column, (Boolean) value(column));
    }

    /** Article and reading the row rests on. */
    public Citation citation() {
        return new Citation(text("article"), optionalText("reading"));
    }

    /** The reason the row gives, from its columns {@code reasonZh} and {@code reasonEn}. */
    public Bilingual reason() {
        return Bilingual.of(text("reasonZh"), text("reasonEn"));
    }

    private @Nullable Object value(String column) {
        if (rows.size() != 1) {
            throw new IllegalStateException("%s: expected one row, found %d".formatted(name(), rows.size()));
        }
        Map<String, @Nullable Object> row = rows.get(0);
        if (!row.containsKey(column)) {
            throw new IllegalStateException("%s: no column '%s', there are %s".formatted(name(), column, row.keySet()));
        }
        return row.get(column);
    }

    private <T> T required(String column, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("%s: column '%s' is empty".formatted(name(), column));
        }
        return value;
    }

    private String name() {
        return "%s of %s, version %d".formatted(decisionId, alliance, version);
    }
}
