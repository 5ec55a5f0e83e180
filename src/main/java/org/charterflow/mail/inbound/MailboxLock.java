package org.charterflow.mail.inbound;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * The right to read a mailbox, held by one node at a time: an advisory lock that lasts as long as its connection, so that
 * a node that dies gives it back.
 */
record MailboxLock(Connection connection, String mailbox) {

    private static final int SECONDS = 10;

    /** Tries to get the right; false if another node has it. */
    boolean acquire() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // A node that vanishes without closing its connection is found out in a minute, not in two hours.
            statement.execute(
                    "set tcp_keepalives_idle = 30; set tcp_keepalives_interval = 10; set tcp_keepalives_count = 3");
        }
        return say("select pg_try_advisory_lock(hashtextextended(?, 0))");
    }

    /** Whether the right is still held: the database answers on the connection that holds it. */
    boolean isHeld() {
        try {
            return connection.isValid(SECONDS);
        } catch (SQLException e) {
            return false;
        }
    }

    void release() throws SQLException {
        if (isHeld()) {
            say("select pg_advisory_unlock(hashtextextended(?, 0))");
        }
    }

    private boolean say(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, "inbound-mail/" + mailbox);
            try (ResultSet result = statement.executeQuery()) {
                return result.next() && result.getBoolean(1);
            }
        }
    }
}
