package org.charterflow.engine.migration;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Lets one node start at a time: from the schema to the last right it grants, a start writes what every node expects
 * (tables, deployments, tenants, groups, the administrator), and two nodes on an empty database would collide. The
 * lock belongs to a connection, so a node that dies while it starts lets go of it.
 */
@Component
class OneNodeStarts implements FlywayMigrationStrategy {

    private static final Logger LOG = LoggerFactory.getLogger(OneNodeStarts.class);

    private static final String KEY = "hashtext('charterflow.start')";

    private final DataSource database;
    private @Nullable Connection held;

    OneNodeStarts(DataSource database) {
        this.database = database;
    }

    @Override
    public void migrate(Flyway flyway) {
        try {
            held = database.getConnection();
            if (!call(held, "select pg_try_advisory_lock(" + KEY + ")")) {
                LOG.info("Another node starts on this database; this one goes on when it has started");
                call(held, "select true from pg_advisory_lock(" + KEY + ")");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not answer: " + e.getMessage(), e);
        }
        flyway.migrate();
    }

    @EventListener(ContextRefreshedEvent.class)
    void started() throws SQLException {
        Connection connection = held;
        held = null;
        if (connection != null) {
            try (connection) {
                call(connection, "select pg_advisory_unlock(" + KEY + ")");
            }
        }
    }

    private static boolean call(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }
}
