package org.charterflow.benchmarks.ballot;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.Schema;

/** The floor: votes into the product's own tables by plain JDBC, one commit each; then they are counted. */
abstract class RawVotes implements Contestant {

    /** What PostgreSQL needs at least; more connections than cores only wait for each other. */
    private static final int CONNECTIONS = 8;

    private final Clients clients = new Clients(BallotStorm.VOTERS);
    private HikariDataSource pool;
    UUID ballot;
    private int seats;
    private UUID[] seatIds;
    private final Map<String, Long> counted = new HashMap<>();

    /** One row a vote, and who voted when stands in it. */
    static final class VoteAlone extends RawVotes {

        @Override
        String sql() {
            return """
                    insert into vote_alone (ballot, seat, choice, cast_by, at) values (?, ?, ?, ?, now())
                    on conflict (ballot, seat) do update set choice = excluded.choice, at = excluded.at""";
        }

        @Override
        String table() {
            return "vote_alone";
        }

        @Override
        void bind(PreparedStatement vote, UUID seat, int voter) throws Exception {
            vote.setObject(1, ballot);
            vote.setObject(2, seat);
            vote.setString(3, BallotStorm.choice(voter));
            vote.setString(4, "voter" + voter);
        }
    }

    /** The rows that the product writes for a vote: the vote, two of the journal, and its receipt in the outbox. */
    static final class AllRows extends RawVotes {

        @Override
        String sql() {
            return """
                    with v as (
                        insert into vote (ballot, seat, choice, interest, channel, cast_by, at)
                        values (?, ?, ?, false, 'link', ?, now())
                    ), j as (
                        insert into journal (alliance, case_number, at, actor, channel, action, article, data)
                        select 'oscar', 'FLOOR-1', now(), ?, 'link', action, 'OSCAR-12', '{"sequence": 1}'::jsonb
                          from unnest(array['vote-cast', 'notice-issued']) action
                    ), t as (
                        insert into reply_token (id, purpose, alliance, case_number, subject, issued_at)
                        values (?, 'ballot', 'oscar', 'FLOOR-1', ?, now()) returning id
                    ), n as (
                        insert into notice (id, alliance, case_number, kind, subject, body, reply_purpose, created_at)
                        values (?, 'oscar', 'FLOOR-1', 'vote-receipt', 'subject', repeat('The receipt of a vote. ', 40),
                                'ballot', now()) returning id
                    )
                    insert into delivery (notice, addressee_key, name, address, domain, seat, token, message_id, state,
                                          attempts, due_at, queued_at)
                    select n.id, ?, 'Voter', 'voter@unit.example', 'unit.example', ?, t.id, n.id || '@floor', 'PENDING',
                           0, now(), now()
                      from n, t""";
        }

        @Override
        String table() {
            return "vote";
        }

        @Override
        void bind(PreparedStatement vote, UUID seat, int voter) throws Exception {
            String who = "voter" + voter;
            vote.setObject(1, ballot);
            vote.setObject(2, seat);
            vote.setString(3, BallotStorm.choice(voter));
            vote.setString(4, who);
            vote.setString(5, who);
            vote.setLong(6, UUID.randomUUID().getMostSignificantBits());
            vote.setString(7, who);
            vote.setObject(8, UUID.randomUUID());
            vote.setString(9, who);
            vote.setObject(10, seat);
        }
    }

    abstract String sql();

    abstract String table();

    abstract void bind(PreparedStatement vote, UUID seat, int voter) throws Exception;

    @Override
    public void start(Database database) {
        Schema.create(database);
        pool = database.pool(CONNECTIONS);
        Schema.execute(pool, """
                create table vote_alone (ballot uuid, seat uuid, choice text not null, cast_by text not null,
                                         at timestamptz not null, primary key (ballot, seat))""");
        Schema.openCase(pool, "FLOOR-1", "ballot");
    }

    @Override
    public void prepare(int size) throws Exception {
        ballot = UUID.randomUUID();
        seats = size;
        seatIds = new UUID[size];
        Schema.execute(pool, """
                insert into ballot (id, alliance, case_number, organ, matter, question_zh, question_en, state, prepared_at)
                values ('%s', 'oscar', 'FLOOR-1', 'board', 'admission', '', '', 'prepared', now())""".formatted(ballot));
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("""
                        insert into ballot_seat (ballot, seat, position, member, unit_zh, unit_en, capacity, recused)
                        values (?, ?, ?, ?, '单位', 'Unit', 'board-member', false)""")) {
            for (int i = 0; i < size; i++) {
                seatIds[i] = UUID.randomUUID();
                insert.setObject(1, ballot);
                insert.setObject(2, seatIds[i]);
                insert.setInt(3, i);
                insert.setObject(4, UUID.randomUUID());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public void work() throws Exception {
        clients.share(seats, voter -> {
            try (Connection connection = pool.getConnection();
                    PreparedStatement vote = connection.prepareStatement(sql())) {
                bind(vote, seatIds[voter], voter);
                vote.executeUpdate();
            }
        });
        counted.clear();
        try (Connection connection = pool.getConnection();
                var count = connection.prepareStatement(
                        "select choice, count(*) from " + table() + " where ballot = ? group by choice")) {
            count.setObject(1, ballot);
            var rows = count.executeQuery();
            while (rows.next()) {
                counted.put(rows.getString(1), rows.getLong(2));
            }
        }
    }

    @Override
    public Map<String, Long> outcome() {
        long records = counted.values().stream().mapToLong(Long::longValue).sum();
        return BallotStorm.outcome(counted.get("for"), counted.get("abstain"), counted.get("against"), records);
    }
}
