package org.charterflow.benchmarks;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The one PostgreSQL all contestants work on, every commit durable. */
final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";

    private final EmbeddedPostgres server;
    private final List<Database> databases = new ArrayList<>();
    private final Connection connection;

    Postgres() throws IOException, SQLException {
        server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "256MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_connections", "500")
                .setServerConfig("random_page_cost", "1.1")
                .start();
        connection = DriverManager.getConnection(server.getJdbcUrl(USER, USER), USER, USER);
    }

    Database newDatabase(String name) throws SQLException {
        execute("create database " + name);
        Database made = new Database(server.getJdbcUrl(USER, name), USER, USER);
        databases.add(made);
        return made;
    }

    /**
     * Does in all databases what autovacuum does once a minute: a plan made when a table was empty would otherwise read
     * it from end to end until then.
     */
    void vacuum() throws SQLException {
        for (Database database : databases) {
            try (var own = DriverManager.getConnection(database.url(), database.user(), database.password());
                    var statement = own.createStatement()) {
                statement.execute("vacuum analyze");
            }
        }
    }

    /** Bytes of write-ahead log since the server was made. */
    long walBytes() throws SQLException {
        return Long.parseLong(value("select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0')::bigint"));
    }

    /** So that no contestant pays for another's dirty pages. */
    void checkpoint() throws SQLException {
        execute("checkpoint");
    }

    String version() throws SQLException {
        return value("show server_version");
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
