package org.charterflow.benchmarks.outbox;

import jakarta.mail.internet.MimeMessage;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.NoticeRows;
import org.charterflow.benchmarks.Schema;

/**
 * The floor that keeps what the product keeps: fifty rows at a time are taken, their mails handed over, then recorded,
 * then marked as told, each by one statement and a commit of its own. One thread, no rate, no lease, no text to be
 * composed.
 */
final class RecordedSmtp extends RawSmtp {

    private static final int BATCH = 50;

    private static final String TAKE = """
            update delivery set state = 'SENDING', attempts = attempts + 1, due_at = now() + interval '10 minutes',
                                claimed_at = now()
             where id in (select id from delivery
                           where state in ('PENDING', 'DEFERRED', 'SENDING') and due_at <= now()
                           order by due_at, id limit %d for update skip locked)
            returning id""".formatted(BATCH);

    private static final String RECORD = """
            with evidence as (
                insert into delivery_evidence (delivery, at, what, evidence)
                select id, now(), 'SENT', '250 2.0.0 Ok' from unnest(?) id
            )
            update delivery set state = 'SENT', answer = '250 2.0.0 Ok', handed_over_at = now(), tell_at = now()
             where id = any(?)""";

    private static final String TOLD = "update delivery set tell_at = null where id = any(?)";

    private DataSource pool;
    private UUID notice;

    @Override
    public void start(Database database) throws Exception {
        super.start(database);
        Schema.create(database);
        pool = database.pool(1);
        Schema.openCase(pool, "FLOOR-1", "notice");
    }

    @Override
    public void prepare(int size) throws Exception {
        super.prepare(size);
        NoticeRows issued = new NoticeRows(size, place -> "unit" + place + ".example");
        notice = issued.notice();
        try (Connection connection = pool.getConnection()) {
            issued.write(connection);
        }
    }

    @Override
    public void work() throws Exception {
        try (Connection connection = pool.getConnection();
                var take = connection.prepareStatement(TAKE);
                var record = connection.prepareStatement(RECORD);
                var told = connection.prepareStatement(TOLD);
                var transport = connect()) {
            int next = 0;
            while (next < mails().size()) {
                List<Long> taken = new ArrayList<>();
                try (var rows = take.executeQuery()) {
                    while (rows.next()) {
                        taken.add(rows.getLong(1));
                    }
                }
                for (MimeMessage mail : mails().subList(next, next + taken.size())) {
                    transport.sendMessage(mail, mail.getAllRecipients());
                }
                next += taken.size();
                Long[] ids = taken.toArray(Long[]::new);
                record.setObject(1, ids);
                record.setObject(2, ids);
                record.executeUpdate();
                told.setObject(1, ids);
                told.executeUpdate();
            }
        }
    }

    @Override
    long onRecord() throws Exception {
        try (Connection connection = pool.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery("""
                        select count(distinct d.id) from delivery d join delivery_evidence e on e.delivery = d.id
                         where d.notice = '%s' and d.state = 'SENT' and d.tell_at is null""".formatted(notice))) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
