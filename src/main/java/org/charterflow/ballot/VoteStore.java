package org.charterflow.ballot;

import static org.charterflow.sql.Columns.column;
import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.ballot.CastVote.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Votes and attendance in the database: appended, counted, never changed. */
@Repository
class VoteStore {

    /**
     * The vote of each seat that arrived last, however late it was written down; a seat is recused by the seal or, where
     * the rule says so, by its own word. Votes and calls are of the ballot's seats, so that these full joins are left
     * joins, but such as PostgreSQL cannot make by reading all votes again for each seat: while its statistics are from
     * before a large ballot it would.
     */
    private static final String STANDING = """
            select seat, s.recused or (:recusal and coalesce(v.interest, false)) as recused, v.choice,
                   v.choice is not null or coalesce(a.status <> 'absent', false) as present,
                   a.status, a.represented_by, s.position
              from (select * from ballot_seat where ballot = :ballot) s
              full join (select distinct on (seat) * from vote where ballot = :ballot
                          order by seat, at desc, sequence desc) v using (seat)
              full join (select distinct on (seat) * from ballot_attendance where ballot = :ballot
                          order by seat, sequence desc) a using (seat)
            """;

    private final JdbcClient jdbc;

    VoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A vote as it was written down: the database's clock is coarser than the Java one. */
    record Appended(long sequence, Instant arrivedAt) {}

    /**
     * A vote to be written down.
     *
     * @param enteredBy who entered a transcription, and from which scan; null for every other vote
     */
    record Entry(
            CastVote vote,
            @Nullable String enteredBy,
            @Nullable UUID scan) {}

    /** Writes votes of one ballot down, of as many seats, by one statement; by seat, in the order of the votes. */
    Map<UUID, Appended> append(List<Entry> entries) {
        Map<UUID, Appended> appended = new HashMap<>();
        jdbc.sql("""
                        insert into vote (ballot, seat, choice, interest, remark, channel, cast_by, entered_by,
                                          evidence, scan, at)
                        select ballot, seat, choice, interest, remark, channel, cast_by, entered_by,
                               evidence, scan, at
                          from unnest(:ballots::uuid[], :seats::uuid[], :choices::text[], :interests::boolean[],
                                      :remarks::text[], :channels::text[], :castBy::text[], :enteredBy::text[],
                                      :evidence::text[], :scans::uuid[], :at::timestamptz[])
                               with ordinality as v (ballot, seat, choice, interest, remark, channel, cast_by,
                                                     entered_by, evidence, scan, at, place)
                         order by place
                        returning seat, sequence, at
                        """)
                .param("ballots", column(entries, entry -> entry.vote().ballot(), UUID[]::new))
                .param("seats", column(entries, entry -> entry.vote().seat(), UUID[]::new))
                .param("choices", column(entries, entry -> entry.vote().choice().code()))
                .param("interests", column(entries, entry -> entry.vote().interest(), Boolean[]::new))
                .param("remarks", column(entries, entry -> entry.vote().remark()))
                .param(
                        "channels",
                        column(entries, entry -> entry.vote().channel().code()))
                .param("castBy", column(entries, entry -> entry.vote().voter()))
                .param("enteredBy", column(entries, Entry::enteredBy))
                .param("evidence", column(entries, entry -> entry.vote().evidence()))
                .param("scans", column(entries, Entry::scan, UUID[]::new))
                .param("at", column(entries, entry -> entry.vote().arrivedAt().toString()))
                .query(row -> {
                    appended.put(
                            row.getObject("seat", UUID.class),
                            new Appended(row.getLong("sequence"), instant(row, "at")));
                });
        return appended;
    }

    /** What stands of a seat before it votes: its vote that arrived last, and what was last called of it. */
    record Before(Optional<Vote> latest, Optional<Attendance> called) {}

    /** What stands of each of these seats. */
    Map<UUID, Before> before(UUID ballot, Collection<UUID> seats) {
        Map<UUID, Before> before = new HashMap<>();
        jdbc.sql("""
                        select asked, v.*, a.status, a.represented_by
                          from unnest(:seats::uuid[]) asked
                          left join lateral (select * from vote where ballot = :ballot and seat = asked
                                              order by at desc, sequence desc limit 1) v on true
                          left join lateral (select status, represented_by from ballot_attendance
                                              where ballot = :ballot and seat = asked
                                              order by sequence desc limit 1) a on true
                        """)
                .param("ballot", ballot)
                .param("seats", column(seats, UUID::toString))
                .query(row -> {
                    UUID seat = row.getObject("asked", UUID.class);
                    before.put(
                            seat,
                            new Before(
                                    row.getString("choice") == null ? Optional.empty() : Optional.of(map(row, 0)),
                                    row.getString("status") == null
                                            ? Optional.empty()
                                            : Optional.of(attendance(row, seat))));
                });
        return before;
    }

    /** The seat's vote that arrived last; of two that arrived together the one written down last. */
    Optional<Vote> latest(UUID ballot, UUID seat) {
        return jdbc.sql("""
                        select * from vote where ballot = :ballot and seat = :seat
                         order by at desc, sequence desc limit 1
                        """)
                .param("ballot", ballot)
                .param("seat", seat)
                .query(VoteStore::map)
                .optional();
    }

    /** Every vote on record, replaced ones among them, as they were written down. */
    List<Vote> all(UUID ballot) {
        return jdbc.sql("select * from vote where ballot = :ballot order by sequence")
                .param("ballot", ballot)
                .query(VoteStore::map)
                .list();
    }

    Count count(UUID ballot, boolean recusal) {
        return jdbc.sql("""
                        select count(*) as entitled,
                               count(*) filter (where recused) as recused,
                               count(*) filter (where not recused and present) as present,
                               count(*) filter (where not recused and choice = 'for') as in_favour,
                               count(*) filter (where not recused and choice = 'abstain') as abstaining,
                               count(*) filter (where not recused and choice = 'against') as against
                          from (%s) standing
                        """.formatted(STANDING))
                .param("ballot", ballot)
                .param("recusal", recusal)
                .query((row, index) -> new Count(
                        row.getInt("entitled"),
                        row.getInt("recused"),
                        row.getInt("present"),
                        row.getInt("in_favour"),
                        row.getInt("abstaining"),
                        row.getInt("against")))
                .single();
    }

    /** The seats that may vote and have not. */
    List<UUID> silent(UUID ballot) {
        return jdbc.sql("select seat from (%s) standing where not recused and choice is null".formatted(STANDING))
                .param("ballot", ballot)
                .param("recusal", true)
                .query(UUID.class)
                .list();
    }

    /** The seats that may vote, with what was last called of them and their votes, in the electorate's order. */
    List<RollCall.Called> roll(UUID ballot, boolean recusal) {
        return jdbc.sql("""
                        select seat, choice, status, represented_by from (%s) standing
                         where not recused order by position
                        """.formatted(STANDING))
                .param("ballot", ballot)
                .param("recusal", recusal)
                .query((row, index) -> {
                    String choice = row.getString("choice");
                    return new RollCall.Called(
                            row.getObject("seat", UUID.class),
                            row.getString("status") == null ? null : attendance(row, row.getObject("seat", UUID.class)),
                            choice == null ? null : Coded.of(Choice.class, choice));
                })
                .list();
    }

    void call(UUID ballot, Attendance called, String recordedBy, Instant now) {
        jdbc.sql("""
                        insert into ballot_attendance (ballot, seat, status, represented_by, recorded_by, at)
                        values (:ballot, :seat, :status, :representedBy, :by, :now)
                        """)
                .param("ballot", ballot)
                .param("seat", called.seat())
                .param("status", called.status().code())
                .param("representedBy", called.representedBy())
                .param("by", recordedBy)
                .param("now", utc(now))
                .update();
    }

    private static Attendance attendance(ResultSet row, UUID seat) throws SQLException {
        return new Attendance(
                seat, Coded.of(Attendance.Status.class, row.getString("status")), row.getString("represented_by"));
    }

    private static Vote map(ResultSet row, int index) throws SQLException {
        return new Vote(
                row.getLong("sequence"),
                row.getObject("seat", UUID.class),
                Coded.of(Choice.class, row.getString("choice")),
                row.getBoolean("interest"),
                row.getString("remark"),
                Coded.of(Channel.class, row.getString("channel")),
                row.getString("cast_by"),
                row.getString("entered_by"),
                row.getString("evidence"),
                instant(row, "at"));
    }
}
