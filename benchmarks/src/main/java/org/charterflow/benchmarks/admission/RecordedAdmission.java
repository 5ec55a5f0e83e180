package org.charterflow.benchmarks.admission;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.Schema;

/**
 * The floor: one admission of the product is recorded, row by row of the product's own tables; then the same rows are
 * written by plain JDBC, in as many commits, for other applicants. Nothing is read, nothing of the engine is written.
 */
final class RecordedAdmission implements Contestant {

    private static final int NUMBER = 7_099_999;

    private final AtomicInteger numbers = new AtomicInteger(8_000_000);
    private List<Recording.Commit> commits = List.of();
    private HikariDataSource pool;
    private int clients;
    private long before;

    @Override
    public void start(Database database) throws Exception {
        var product = new CharterflowAdmission.Empty();
        product.start(database);
        product.prepare(1);
        // Counters of numbers are there after the first.
        product.admit(NUMBER - 1);
        String caseNumber;
        try (Recording recording = new Recording(product.dataSource())) {
            caseNumber = product.admit(NUMBER);
            // What goes on after the outcome is on record is part of it.
            Thread.sleep(3_000);
            commits = recording.commits(List.of(String.valueOf(NUMBER), caseNumber));
        }
        product.end();
        Schema.bePath(database);
        pool = database.pool(Database.CONNECTIONS);
    }

    @Override
    public void prepare(int size) throws Exception {
        clients = size;
        before = admitted();
    }

    @Override
    public void work() throws Exception {
        try (Clients each = new Clients(clients)) {
            each.share(clients, client -> {
                var names = new Names(numbers.incrementAndGet());
                for (Recording.Commit commit : commits) {
                    try (Connection connection = pool.getConnection()) {
                        connection.setAutoCommit(false);
                        commit.write(connection, names);
                        connection.commit();
                    }
                }
            });
        }
    }

    private long admitted() throws Exception {
        return count("select count(*) from charterflow.case_file where outcome = 'admitted'");
    }

    private long count(String sql) throws Exception {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    @Override
    public Map<String, Long> outcome() throws Exception {
        long votes = count("""
                select count(*) from charterflow.vote v join charterflow.ballot b on b.id = v.ballot
                 where v.choice = 'for' and b.case_number in (
                     select number from charterflow.case_file where outcome = 'admitted'
                      order by opened_at desc, number desc limit %d)""".formatted(clients));
        return Map.of(
                "admitted",
                admitted() - before,
                "votes in favour",
                votes,
                "note:commits",
                (long) commits.size(),
                "note:rows",
                commits.stream().mapToLong(Recording.Commit::rows).sum());
    }
}
