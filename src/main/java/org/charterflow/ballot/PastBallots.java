package org.charterflow.ballot;

import static org.charterflow.sql.Instants.instant;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.ballot.PastBallot.PastSeat;
import org.charterflow.language.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The decided ballots of the alliances, so that they can be counted again under another rule. */
@Service
public class PastBallots {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    PastBallots(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** The alliance's decided ballots with their seats and votes, the earliest first: two statements, however many. */
    public List<PastBallot> decided(String alliance) {
        Map<UUID, List<PastSeat>> seats = new LinkedHashMap<>();
        jdbc.sql("""
                        select s.ballot, s.recused, coalesce(s.member = b.interested_member, false) as concerned,
                               v.choice, coalesce(v.interest, false) as interest,
                               v.choice is not null or coalesce(a.status <> 'absent', false) as present
                          from ballot b
                          join ballot_seat s on s.ballot = b.id
                          left join lateral (select choice, interest from vote
                                              where ballot = s.ballot and seat = s.seat
                                              order by at desc, sequence desc limit 1) v on true
                          left join lateral (select status from ballot_attendance
                                              where ballot = s.ballot and seat = s.seat
                                              order by sequence desc limit 1) a on true
                         where b.alliance = :alliance and b.state = 'closed'
                         order by s.position
                        """).param("alliance", alliance).query(row -> {
            seats.computeIfAbsent(row.getObject("ballot", UUID.class), id -> new ArrayList<>())
                    .add(seat(row));
        });
        return jdbc.sql("""
                        select b.*, r.number from ballot b join resolution r on r.ballot = b.id
                         where b.alliance = :alliance and b.state = 'closed'
                         order by b.ended_at, b.id
                        """)
                .param("alliance", alliance)
                .query((row, index) -> ballot(row, seats.getOrDefault(row.getObject("id", UUID.class), List.of())))
                .list();
    }

    private PastBallot ballot(ResultSet row, List<PastSeat> seats) throws SQLException {
        return new PastBallot(
                row.getString("number"),
                row.getString("case_number"),
                row.getString("organ"),
                row.getString("matter"),
                Bilingual.of(row.getString("question_zh"), row.getString("question_en")),
                rule(row.getString("rule")),
                Coded.of(Outcome.class, row.getString("outcome")),
                instant(row, "ended_at"),
                seats);
    }

    private static PastSeat seat(ResultSet row) throws SQLException {
        String choice = row.getString("choice");
        return new PastSeat(
                row.getBoolean("recused"),
                row.getBoolean("concerned"),
                row.getBoolean("interest"),
                row.getBoolean("present"),
                choice == null ? null : Coded.of(Choice.class, choice));
    }

    private VotingRule rule(String text) {
        try {
            return json.readValue(text, VotingRule.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
