package org.charterflow.sql;

import java.util.Collection;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Rows as arrays, one for each column: {@code unnest} makes rows of them again, so that any number is one statement. */
public final class Columns {

    private Columns() {}

    /** One column as text, in the order of the rows, null where a row has no value; the statement casts it as needed. */
    public static <R> @Nullable String[] column(Collection<R> rows, Function<R, @Nullable String> value) {
        return column(rows, value, String[]::new);
    }

    /**
     * One column of another type, in the order of the rows, null where a row has no value.
     *
     * @param array makes the array, such as {@code UUID[]::new}; of a type that the database's driver knows
     */
    public static <R, T> @Nullable T[] column(
            Collection<R> rows, Function<R, @Nullable T> value, IntFunction<@Nullable T[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
