package org.charterflow.benchmarks;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The product's own tables without the product, for the floors. */
public final class Schema {

    private Schema() {}

    public static void create(Database database) {
        Flyway.configure()
                .dataSource(database.url(), database.user(), database.password())
                .locations("classpath:db/migration")
                .schemas("charterflow")
                .load()
                .migrate();
        bePath(database);
    }

    /** Lets later connections find the product's own tables without naming their schema. */
    public static void bePath(Database database) {
        bePath(database, "charterflow");
    }

    /** @param path schemas in which later connections look for tables */
    public static void bePath(Database database, String path) {
        try (var pool = database.pool(1)) {
            execute(
                    pool,
                    "do $$ begin execute format('alter database %I set search_path to " + path
                            + "', current_database()); end $$");
        }
    }

    /** Opens a case of OSCAR, for rows that need one. */
    public static void openCase(DataSource database, String number, String kind) {
        execute(database, """
                insert into case_file (number, alliance, kind, title_zh, title_en, state, state_zh, state_en, opened_at)
                values ('%s', 'oscar', '%s', '', '', 'open', '', '', now())""".formatted(number, kind));
    }

    public static void execute(DataSource database, String sql) {
        try (Connection connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
