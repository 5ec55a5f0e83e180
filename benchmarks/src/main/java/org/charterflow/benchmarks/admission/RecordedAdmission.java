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

    private final AtomicInteger numbers = new AtomicInteger(8_000_000);
    private List<Recording.Commit> commits = List.of();
    private HikariDataSource pool;
    private int clients;
    private long before;

    @Override
    public void start(Database database) throws Exception {
        commits = RecordedCase.of(database).commits();
        Schema.bePath(database);
        pool = database.pool(Database.CONNECTIONS);
    }

    @Override
    public void prepare(int size) throws Exception {
        clients = size;
        before = Admitted.cases(pool);
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

    @Override
    public Map<String, Long> outcome() throws Exception {
        return Admitted.outcome(pool, before, clients, commits);
    }
}
