package org.charterflow.benchmarks.notice;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.util.Map;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.NoticeRows;
import org.charterflow.benchmarks.Schema;

/** The floor: the same rows by COPY into the product's own tables, one commit. */
class CopyRows implements Contestant {

    HikariDataSource pool;
    NoticeRows issued;

    @Override
    public void start(Database database) {
        Schema.create(database);
        pool = database.pool(1);
        Schema.execute(pool, """
                create table timer (notice uuid primary key, due_at timestamptz not null, cancelled_at timestamptz)""");
        Schema.openCase(pool, "FLOOR-1", "notice");
    }

    @Override
    public void prepare(int size) throws Exception {
        issued = new NoticeRows(size, place -> "unit.example");
    }

    @Override
    public void work() throws Exception {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            issued.write(connection);
            statement.execute("insert into timer values ('%s', now() + interval '30 days')".formatted(issued.notice()));
            statement.execute("""
                    insert into journal (alliance, case_number, at, actor, channel, action, data)
                    values ('oscar', 'FLOOR-1', now(), 'charterflow', 'engine', 'notice-issued', '{}')""");
            connection.commit();
        }
    }

    @Override
    public Map<String, Long> outcome() throws Exception {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            var rows = statement.executeQuery("select (select count(*) from delivery where notice = '" + issued.notice()
                    + "'), (select count(*) from timer where notice = '" + issued.notice() + "')");
            rows.next();
            return Map.of("mails", rows.getLong(1), "timers", rows.getLong(2));
        }
    }
}
