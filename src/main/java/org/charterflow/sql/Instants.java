package org.charterflow.sql;

import static java.util.Objects.requireNonNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Instants on their way into and out of {@code timestamptz} columns. JDBC 4.2 maps this type to {@link OffsetDateTime},
 * and PostgreSQL's driver neither binds nor reads an {@link Instant}.
 */
public final class Instants {

    private Instants() {}

    /** The instant as the driver binds it, in UTC; the database keeps microseconds of it and no offset. */
    public static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** As {@link #utc(Instant)}; null, for the column without a value, of null. */
    public static @Nullable OffsetDateTime utcOrNull(@Nullable Instant instant) {
        return instant == null ? null : utc(instant);
    }

    /**
     * The instant in a column that always has a value.
     *
     * @throws NullPointerException naming the column, if this row has none
     * @throws SQLException if the row has no such column or it is no {@code timestamptz}
     */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return requireNonNull(instantOrNull(row, column), column);
    }

    /**
     * The instant in a column, null if this row has none.
     *
     * @throws SQLException if the row has no such column or it is no {@code timestamptz}
     */
    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
