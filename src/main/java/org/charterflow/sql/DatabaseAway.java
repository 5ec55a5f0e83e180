package org.charterflow.sql;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells a database that could not be asked from one that has refused what it was asked. */
public final class DatabaseAway {

    private DatabaseAway() {}

    /** Why the database could not be asked: away, full, or no connection left; null if something else failed. */
    public static @Nullable SQLException cause(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && (sql instanceof SQLTransientConnectionException || isAway(sql))) {
                return sql;
            }
        }
        return null;
    }

    /** Connection lost or refused (08), no resources or disk full (53), stopped by its operator (57P). */
    private static boolean isAway(SQLException failure) {
        String state = String.valueOf(failure.getSQLState());
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }
}
