package org.charterflow.benchmarks.notice;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.Schema;
import org.postgresql.PGConnection;

/** The floor: the same rows by COPY into the product's own tables, one commit. */
class CopyRows implements Contestant {

    HikariDataSource pool;
    UUID notice;
    private byte[] tokens;
    private byte[] deliveries;
    private long nextToken = 1;

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
        notice = UUID.randomUUID();
        String now = "2026-01-01T00:00:00Z";
        StringBuilder tokenRows = new StringBuilder();
        StringBuilder deliveryRows = new StringBuilder();
        for (int i = 0; i < size; i++) {
            long token = nextToken++;
            tokenRows.append(
                    String.join("\t", Long.toString(token), "notice", "oscar", "FLOOR-1", "member" + i, now, "0\n"));
            deliveryRows.append(String.join(
                    "\t",
                    notice.toString(),
                    "member" + i,
                    "单位 " + i,
                    "member" + i + "@unit.example",
                    "unit.example",
                    Long.toString(token),
                    "<" + notice + "." + UUID.randomUUID() + "@oscar.example>",
                    "PENDING",
                    "0",
                    now,
                    now + "\n"));
        }
        tokens = tokenRows.toString().getBytes(StandardCharsets.UTF_8);
        deliveries = deliveryRows.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void work() throws Exception {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("""
                    insert into notice (id, alliance, case_number, kind, subject, body, reply_purpose, created_at)
                    values ('%s', 'oscar', 'FLOOR-1', 'measured', 'subject', 'body', 'notice', now())""".formatted(notice));
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            copy.copyIn(
                    "copy reply_token (id, purpose, alliance, case_number, subject, issued_at, key_id) from stdin",
                    new ByteArrayInputStream(tokens));
            copy.copyIn("""
                    copy delivery (notice, addressee_key, name, address, domain, token, message_id, state, attempts,
                                   due_at, queued_at) from stdin""", new ByteArrayInputStream(deliveries));
            statement.execute("insert into timer values ('%s', now() + interval '30 days')".formatted(notice));
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
            var rows = statement.executeQuery("select (select count(*) from delivery where notice = '" + notice
                    + "'), (select count(*) from timer where notice = '" + notice + "')");
            rows.next();
            return Map.of("mails", rows.getLong(1), "timers", rows.getLong(2));
        }
    }
}
