package org.charterflow.benchmarks.timer;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.Map;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.Schema;

/** The floor: due rows taken by the hundred, each leaves a row of the journal. */
final class SkipLocked implements Contestant {

    private static final int WORKERS = 8;
    private static final int BATCH = 100;

    private final Clients clients = new Clients(WORKERS);
    private HikariDataSource pool;
    private int rounds;

    @Override
    public void start(Database database) {
        Schema.create(database);
        pool = database.pool(WORKERS);
        Schema.execute(pool, """
                create table timer (id bigserial primary key, case_number text not null, due_at timestamptz not null);
                create index on timer (due_at);""");
    }

    @Override
    public void prepare(int size) {
        rounds++;
        Schema.openCase(pool, round(), "notice");
        Schema.execute(pool, """
                insert into timer (case_number, due_at) select '%s', now() from generate_series(1, %d)""".formatted(round(), size));
    }

    private String round() {
        return "FLOOR-" + rounds;
    }

    @Override
    public void work() throws Exception {
        clients.share(WORKERS, worker -> {
            try (Connection connection = pool.getConnection();
                    var take = connection.prepareStatement("""
                            with taken as (
                                delete from timer where id in (
                                    select id from timer where due_at <= now() order by due_at, id limit %d
                                       for update skip locked)
                                returning case_number
                            )
                            insert into journal (alliance, case_number, at, actor, channel, action, data)
                            select 'oscar', case_number, now(), 'charterflow', 'engine', 'period-ended', '{}'
                              from taken""".formatted(BATCH))) {
                while (take.executeUpdate() > 0) {}
            }
        });
    }

    @Override
    public Map<String, Long> outcome() throws Exception {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery("select count(*) from journal where case_number = '" + round() + "'");
            rows.next();
            return Map.of("fired", rows.getLong(1));
        }
    }
}
