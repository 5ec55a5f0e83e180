package org.charterflow.benchmarks.admission;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** The rows of a recorded admission, written again under other names while an engine goes the same way. */
final class Replay {

    private final List<Recording.Commit> commits;
    private final Names names;
    private int next;

    Replay(List<Recording.Commit> commits, Names names) {
        this.commits = commits;
        this.names = names;
    }

    /** Writes, on the engine's connection, the transaction in which that activity began, unless it is there already. */
    synchronized void reached(String activity, Connection engine) throws SQLException {
        int due = next;
        while (due < commits.size() && commits.get(due).activities().isEmpty()) {
            due++;
        }
        if (due < commits.size() && commits.get(due).activities().contains(activity)) {
            while (next <= due) {
                write(engine);
            }
        }
    }

    /** Writes what comes before the next activity, such as the mail that is stored. */
    synchronized void writeAside(Connection connection) throws SQLException {
        while (isAside()) {
            write(connection);
        }
    }

    /** Whether the next transaction began no activity. */
    synchronized boolean isAside() {
        return next < commits.size() && commits.get(next).activities().isEmpty();
    }

    synchronized boolean isComplete() {
        return next == commits.size();
    }

    /** Writes the rows of the next transaction. */
    synchronized void write(Connection connection) throws SQLException {
        commits.get(next).write(connection, names);
        next++;
    }

    @Override
    public synchronized String toString() {
        return next + " of " + commits.size() + " commits"
                + (isComplete() ? "" : ", before " + commits.get(next).activities());
    }
}
