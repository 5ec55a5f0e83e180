package org.charterflow.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;
import org.postgresql.PGConnection;

/** The rows a notice to many leaves in the product's own tables, for the floors: its mails wait, everybody may answer. */
public final class NoticeRows {

    private static final AtomicLong TOKENS = new AtomicLong();

    private final UUID notice = UUID.randomUUID();
    private final byte[] tokens;
    private final byte[] deliveries;

    /** @param domain the mail domain of the addressee at a place, from 0 */
    public NoticeRows(int addressees, IntFunction<String> domain) {
        String now = Instant.now().toString();
        StringBuilder tokenRows = new StringBuilder();
        StringBuilder deliveryRows = new StringBuilder();
        for (int i = 0; i < addressees; i++) {
            String token = Long.toString(TOKENS.incrementAndGet());
            tokenRows.append(String.join("\t", token, "notice", "oscar", "FLOOR-1", "member" + i, now, "0\n"));
            deliveryRows.append(String.join(
                    "\t",
                    notice.toString(),
                    "member" + i,
                    "单位 " + i,
                    "member" + i + "@" + domain.apply(i),
                    domain.apply(i),
                    token,
                    "<" + notice + "." + UUID.randomUUID() + "@oscar.example>",
                    "PENDING",
                    "0",
                    now,
                    now + "\n"));
        }
        tokens = tokenRows.toString().getBytes(StandardCharsets.UTF_8);
        deliveries = deliveryRows.toString().getBytes(StandardCharsets.UTF_8);
    }

    public UUID notice() {
        return notice;
    }

    /** Writes them by COPY, in the transaction of the connection; there has to be a case FLOOR-1. */
    public void write(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement()) {
            statement.execute("""
                    insert into notice (id, alliance, case_number, kind, subject, body, reply_purpose, created_at)
                    values ('%s', 'oscar', 'FLOOR-1', 'measured', 'subject', 'body', 'notice', now())""".formatted(notice));
        }
        var copy = connection.unwrap(PGConnection.class).getCopyAPI();
        copy.copyIn(
                "copy reply_token (id, purpose, alliance, case_number, subject, issued_at, key_id) from stdin",
                new ByteArrayInputStream(tokens));
        copy.copyIn("""
                copy delivery (notice, addressee_key, name, address, domain, token, message_id, state, attempts,
                               due_at, queued_at) from stdin""", new ByteArrayInputStream(deliveries));
    }
}
