package org.charterflow.ballot;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.ballot.CastVote.Channel;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Votes and attendance in the database: appended, counted, never changed. */
@Repository
class VoteStore {

    /** The vote of each seat that arrived last, however late it was written down; a seat is recused by the seal or, where the rule says so, by its own word. */
    private static final String STANDING = """
            select s.seat, s.recused or (:recusal and coalesce(v.interest, false)) as recused, v.choice,
                   v.choice is not null or coalesce(a.status <> 'absent', false) as present,
                   a.status, a.represented_by, s.position
              from ballot_seat s
              left join lateral (select choice, interest from vote
                                  where ballot = s.ballot and seat = s.seat
                                  order by at desc, sequence desc limit 1) v on true
              left join lateral (select status, represented_by from ballot_attendance
                                  where ballot = s.ballot and seat = s.seat
                                  order by sequence desc limit 1) a on true
             where s.ballot = :ballot
            """;

    private final JdbcClient jdbc;

    VoteStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Makes votes of one seat wait for each other, so that the later one knows which it replaces. */
    void lockSeat(UUID ballot, UUID seat) {
        jdbc.sql("select seat from ballot_seat where ballot = :ballot and seat = :seat for update")
                .param("ballot", ballot)
                .param("seat", seat)
                .query(UUID.class)
                .single();
    }

    /** A vote as it was written down: the database's clock is coarser than the Java one. */
    record Appended(long sequence, Instant arrivedAt) {}

    Appended append(CastVote vote, @Nullable String enteredBy, @Nullable UUID scan) {
        return jdbc.sql("""
                        insert into vote (ballot, seat, choice, interest, remark, channel, cast_by, entered_by,
                                          evidence, scan, at)
                        values (:ballot, :seat, :choice, :interest, :remark, :channel, :castBy, :enteredBy,
                                :evidence, :scan, :at)
                        returning sequence, at
                        """)
                .param("ballot", vote.ballot())
                .param("seat", vote.seat())
                .param("choice", vote.choice().code())
                .param("interest", vote.interest())
                .param("remark", vote.remark())
                .param("channel", vote.channel().code())
                .param("castBy", vote.voter())
                .param("enteredBy", enteredBy)
                .param("evidence", vote.evidence())
                .param("scan", scan, Types.OTHER)
                .param("at", BallotStore.utc(vote.arrivedAt()))
                .query((row, index) -> new Appended(row.getLong("sequence"), BallotStore.required(row, "at")))
                .single();
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
                            row.getString("status") == null ? null : attendance(row, index),
                            choice == null ? null : Coded.of(Choice.class, choice));
                })
                .list();
    }

    /** What was last called of a seat. */
    Optional<Attendance> attendance(UUID ballot, UUID seat) {
        return jdbc.sql("""
                        select * from ballot_attendance where ballot = :ballot and seat = :seat
                         order by sequence desc limit 1
                        """)
                .param("ballot", ballot)
                .param("seat", seat)
                .query(VoteStore::attendance)
                .optional();
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
                .param("now", BallotStore.utc(now))
                .update();
    }

    private static Attendance attendance(ResultSet row, int index) throws SQLException {
        return new Attendance(
                row.getObject("seat", UUID.class),
                Coded.of(Attendance.Status.class, row.getString("status")),
                row.getString("represented_by"));
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
                row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
