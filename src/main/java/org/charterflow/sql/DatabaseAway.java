package org.charterflow.sql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells a database that could not do what it was asked, whoever asked it, from one that has refused it. */
public final class DatabaseAway {

    /**
     * Connection lost or refused (08), read-only (25006), deadlock or serialization (40), no resources or disk full (53),
     * lock not to be had (55P03), stopped by its operator (57P), its disk fails (58).
     */
    private static final List<String> AWAY = List.of("08", "25006", "40", "53", "55P03", "57P", "58");

    private DatabaseAway() {}

    /**
     * Why the database could not do it: away, full, no connection left, read-only, or too many at the same rows; null if
     * something else failed.
     */
    public static @Nullable SQLException cause(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (sql instanceof SQLTransientConnectionException || isAway(sql))) {
                return sql;
            }
        }
        return null;
    }

    /** Whether the change may have been committed before its connection was lost. */
    public static boolean mayHaveCommitted(SQLException cause) {
        return !(cause instanceof SQLTransientConnectionException)
                && Stream.of("08", "57P").anyMatch(state(cause)::startsWith);
    }

    private static boolean isAway(SQLException failure) {
        return AWAY.stream().anyMatch(state(failure)::startsWith);
    }

    private static String state(SQLException failure) {
        return String.valueOf(failure.getSQLState());
    }
}
