package org.charterflow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Writes down which statements of the tests read which table from its first row to its last because no index serves
 * them, before the database goes: {@code table: statement}. The planner is told to avoid it, so that it does it only
 * where it must, however few rows there are. {@code checks.StatementPlansCheck} reads it when all tests have run.
 */
@DependsOnDatabaseInitialization
class StatementPlans implements InitializingBean, DisposableBean {

    private static final Pattern PARAMETER = Pattern.compile("'[^']*'|\\?");
    private static final Pattern PLANNED = Pattern.compile("(?is)\\s*(select|insert|update|delete|with)\\b.*");
    private static final Pattern WHOLE = Pattern.compile("Seq Scan on (?:\\w+\\.)?(\\w+)");

    private final RunRecord whole = new RunRecord("statement-plans");
    private final Statements statements;
    private final JdbcClient jdbc;
    private final JdbcConnectionDetails database;

    StatementPlans(Statements statements, JdbcClient jdbc, JdbcConnectionDetails database) {
        this.statements = statements;
        this.jdbc = jdbc;
        this.database = database;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        whole.begin();
    }

    @Override
    public void destroy() throws IOException {
        String schemas = jdbc.sql("show search_path").query(String.class).single();
        // A statement with parameters but no values goes through in no other mode.
        var connection = new SingleConnectionDataSource(
                database.getJdbcUrl() + "&preferQueryMode=simple",
                database.getUsername(),
                database.getPassword(),
                true);
        List<String> found = new ArrayList<>();
        try {
            JdbcClient planner = JdbcClient.create(connection);
            planner.sql("set search_path = " + schemas).update();
            planner.sql("set enable_seqscan = off").update();
            for (String statement : statements.ofProductAndEngine()) {
                if (PLANNED.matcher(statement).matches()) {
                    found.addAll(readWhole(planner, statement));
                }
            }
        } finally {
            connection.destroy();
        }
        whole.write(this, found);
    }

    private static List<String> readWhole(JdbcClient planner, String statement) {
        List<String> plan;
        try {
            plan = planner.sql("explain (generic_plan) " + numbered(statement))
                    .query(String.class)
                    .list();
        } catch (DataAccessException e) {
            // The types of its parameters are known to the driver alone.
            return List.of();
        }
        return plan.stream()
                .map(WHOLE::matcher)
                .filter(Matcher::find)
                .map(step -> step.group(1) + ": " + statement.strip().replaceAll("\\s+", " "))
                .toList();
    }

    private static String numbered(String statement) {
        AtomicInteger number = new AtomicInteger();
        return PARAMETER
                .matcher(statement)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().equals("?") ? "$" + number.incrementAndGet() : found.group()));
    }
}
