package org.charterflow.benchmarks.intake;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.charterflow.benchmarks.Camunda;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.Schema;

/**
 * The floor that keeps what the product keeps: a transaction for each mail, in which the engine is told of it and the
 * mail's own rows are written by plain JDBC; four at once. No mail is fetched or understood, no token is looked up.
 */
final class RecordedStarts implements Contestant {

    private static final int TOKENS = 100;

    private static final String STORE = """
            with first as (
                insert into inbound_mail (id, alliance, door, recipient, mailbox, uid_validity, uid, received_at,
                                          server_received_at, arrived_at, message_id, content_hash, first_key, status,
                                          next_attempt_at)
                values (?, 'oscar', 'imap', ?, 'intake@oscar.example/INBOX', ?, ?, now(), now(), now(), ?, ?, ?,
                        'pending', now())
                on conflict (first_key) do nothing
                returning id
            )
            insert into inbound_mail_content (mail, content) select id, ? from first""";

    private static final String REPEAT = """
            with again as (
                insert into inbound_mail (id, alliance, door, recipient, mailbox, uid_validity, uid, received_at,
                                          server_received_at, arrived_at, message_id, content_hash, status,
                                          duplicate_of, reason, decided_at)
                select ?, 'oscar', 'imap', ?, 'intake@oscar.example/INBOX', ?, ?, now(), now(), now(), ?, ?, 'duplicate',
                       id, 'same-mail-again', now()
                  from inbound_mail where first_key = ?
                returning id
            )
            insert into inbound_mail_content (mail, content) select id, ? from again""";

    private static final String DECIDE = """
            update inbound_mail
               set status = 'applied', case_number = 'FLOOR-1', decided_at = now(), next_attempt_at = null, attempts = 1,
                   correlation = 'token', purpose = 'measured', class = 'human', class_reason = 'no-mark-of-a-machine',
                   sender = ?, sender_name = ?, sender_verdict = 'proven', sender_reason = 'dmarc-pass',
                   authentication_result = 'mx.oscar.example; dmarc=pass header.from=unit.example', subject = ?, text = ?
             where id = ?""";

    private final Clients clients = new Clients(4);
    private ProcessEngine engine;
    private CommandExecutor commands;
    private DataSource database;
    private List<Mail> mails = List.of();
    private int rounds;
    private long before;

    /** A mail that lies in the mailbox, and what the product would read in it. */
    private record Mail(int round, int uid, String recipient, int number, String sender, String hash, byte[] content) {

        static Mail of(int round, int place) {
            int number = Mailbox.mailAt(place);
            String token = "%034d".formatted(number % TOKENS);
            byte[] content = Mailbox.mail("round" + round, number, token);
            return new Mail(
                    round,
                    place + 1,
                    "measured+" + token + "@oscar.example",
                    number,
                    Mailbox.sender("round" + round, number),
                    hash(content),
                    content);
        }

        private static String hash(byte[] content) {
            try {
                return HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
            } catch (java.security.NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }

        String messageId() {
            return "<" + sender + ">";
        }

        /** Binds what both statements that store a mail take. */
        void bind(PreparedStatement store, UUID id) throws SQLException {
            store.setObject(1, id);
            store.setString(2, recipient);
            store.setLong(3, round);
            store.setLong(4, uid);
            store.setString(5, messageId());
            store.setString(6, hash);
            store.setString(7, String.join("\n", "oscar", recipient, messageId()));
            store.setBytes(8, content);
        }
    }

    @Override
    public void start(Database own) {
        Schema.create(own);
        engine = Camunda.stock(own, Database.CONNECTIONS, false, Map.of()).buildProcessEngine();
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        commands = configuration.getCommandExecutorTxRequired();
        database = configuration.getDataSource();
        Starts.deploy(engine);
        Schema.openCase(database, "FLOOR-1", "measured");
    }

    @Override
    public void prepare(int size) {
        rounds++;
        mails = IntStream.range(0, size)
                .mapToObj(place -> Mail.of(rounds, place))
                .toList();
        before = Starts.count(engine);
    }

    @Override
    public void work() throws Exception {
        clients.share(mails.size(), place -> take(mails.get(place)));
    }

    /** The engine joins the transaction of the command around it. */
    private void take(Mail mail) {
        commands.execute(context -> {
            Connection connection = Camunda.connection();
            UUID id = UUID.randomUUID();
            try {
                if (store(connection, STORE, mail, id)) {
                    Starts.start(engine, mail.sender());
                    decide(connection, mail, id);
                } else {
                    store(connection, REPEAT, mail, id);
                    // The engine commits only when it has written something itself.
                    context.getDbSqlSession().getSqlSession().commit(true);
                }
                return null;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static boolean store(Connection connection, String sql, Mail mail, UUID id) throws SQLException {
        try (PreparedStatement store = connection.prepareStatement(sql)) {
            mail.bind(store, id);
            return store.executeUpdate() == 1;
        }
    }

    private static void decide(Connection connection, Mail mail, UUID id) throws SQLException {
        try (PreparedStatement decide = connection.prepareStatement(DECIDE)) {
            decide.setString(1, mail.sender());
            decide.setString(2, "Sender " + mail.number());
            decide.setString(3, "关于入会 " + mail.number());
            decide.setString(4, Mailbox.TEXT);
            decide.setObject(5, id);
            decide.executeUpdate();
        }
    }

    @Override
    public Map<String, Long> outcome() throws SQLException {
        Map<String, Long> outcome = Starts.outcome(engine, before);
        long again = mails.size() / MailIn.ONE_IN;
        if (count("applied") != outcome.get("started") || count("duplicate") != again) {
            throw new IllegalStateException("stored mails: " + count("applied") + ", again " + count("duplicate"));
        }
        return outcome;
    }

    private long count(String status) throws SQLException {
        try (Connection connection = database.getConnection();
                var count = connection.prepareStatement("""
                        select count(*) from inbound_mail m join inbound_mail_content c on c.mail = m.id
                         where m.status = ? and m.uid_validity = ?""")) {
            count.setString(1, status);
            count.setLong(2, rounds);
            var row = count.executeQuery();
            row.next();
            return row.getLong(1);
        }
    }
}
