package org.charterflow.ballot;

import static org.charterflow.sql.Columns.column;
import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.charterflow.charter.Citation;
import org.charterflow.charter.Deadline;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Ballots, their papers and their electorates in the database. */
@Repository
class BallotStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    BallotStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    void insert(UUID id, BallotDraft draft, Instant now) {
        jdbc.sql("""
                        insert into ballot (id, alliance, case_number, organ, matter, question_zh, question_en,
                                            interested_member, state, prepared_at)
                        values (:id, :alliance, :case, :organ, :matter, :zh, :en, :interested, 'prepared', :now)
                        """)
                .param("id", id)
                .param("alliance", draft.alliance())
                .param("case", draft.caseNumber())
                .param("organ", draft.organ())
                .param("matter", draft.matter())
                .param("zh", draft.question().zh())
                .param("en", draft.question().en())
                .param("interested", draft.interestedMember(), Types.OTHER)
                .param("now", utc(now))
                .update();
    }

    void insertPaper(UUID ballot, int position, Paper paper) {
        jdbc.sql("insert into ballot_paper (ballot, position, document, name, sha256) values (?, ?, ?, ?, ?)")
                .param(ballot)
                .param(position)
                .param(paper.document())
                .param(paper.name())
                .param(paper.sha256())
                .update();
    }

    void insertSeat(UUID ballot, int position, ElectorateSeat seat) {
        jdbc.sql("""
                        insert into ballot_seat (ballot, seat, position, member, unit_zh, unit_en, capacity,
                                                 representative, recused)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .param(ballot)
                .param(seat.seat())
                .param(position)
                .param(seat.member())
                .param(seat.unit().zh())
                .param(seat.unit().en())
                .param(seat.capacity())
                .param(seat.representative())
                .param(seat.recused())
                .update();
    }

    void adoptRule(UUID ballot, VotingRule rule) {
        jdbc.sql("update ballot set rule = :rule::jsonb where id = :id")
                .param("rule", write(rule))
                .param("id", ballot)
                .update();
    }

    void call(UUID ballot, BallotState state, String user, Instant now, @Nullable Instant discussionEnds) {
        jdbc.sql("""
                        update ballot set state = :state, called_by = :user, called_at = :now, discussion_ends = :ends
                         where id = :id
                        """)
                .param("state", state.code())
                .param("user", user)
                .param("now", utc(now))
                .param("ends", utcOrNull(discussionEnds), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", ballot)
                .update();
    }

    void seal(UUID ballot, Instant openedAt, Deadline closing, String seal) {
        jdbc.sql("""
                        update ballot set state = 'open', opened_at = :opened, closes_at = :closes, closing_period = :period,
                               closing_article = :article, closing_reading = :reading,
                               closing_provisional = :provisional, closing_counting_zh = :zh,
                               closing_counting_en = :en, seal = :seal
                         where id = :id
                        """)
                .param("opened", utc(openedAt))
                .param("closes", utc(closing.at()))
                .param("period", closing.period())
                .param("article", closing.citation().article())
                .param("reading", closing.citation().reading())
                .param("provisional", closing.provisional())
                .param("zh", closing.explanation().zh())
                .param("en", closing.explanation().en())
                .param("seal", seal)
                .param("id", ballot)
                .update();
    }

    void close(UUID ballot, Outcome outcome, Count count, Instant now) {
        jdbc.sql("""
                        update ballot set state = 'closed', ended_at = :now, outcome = :outcome, count = :count::jsonb
                         where id = :id
                        """)
                .param("now", utc(now))
                .param("outcome", outcome.code())
                .param("count", write(count))
                .param("id", ballot)
                .update();
    }

    void withdraw(UUID ballot, String reason, Instant now) {
        jdbc.sql("update ballot set state = 'withdrawn', ended_at = :now, withdrawal_reason = :reason where id = :id")
                .param("now", utc(now))
                .param("reason", reason)
                .param("id", ballot)
                .update();
    }

    Optional<Ballot> find(UUID ballot) {
        return select("id = :id", "").param("id", ballot).query(this::map).optional();
    }

    /** The ballot, kept from being closed, but not from other votes, until the transaction ends. */
    Optional<Ballot> findForVote(UUID ballot) {
        return select("id = :id", "for share")
                .param("id", ballot)
                .query(this::map)
                .optional();
    }

    /** The ballot, kept from every other change until the transaction ends. */
    Optional<Ballot> findForChange(UUID ballot) {
        return select("id = :id", "for update")
                .param("id", ballot)
                .query(this::map)
                .optional();
    }

    List<Ballot> ofCase(String caseNumber) {
        return select("case_number = :case", "order by prepared_at, id")
                .param("case", caseNumber)
                .query(this::map)
                .list();
    }

    List<UUID> allOpen() {
        return jdbc.sql("select id from ballot where state = 'open' order by opened_at, id")
                .query(UUID.class)
                .list();
    }

    List<Ballot> prepared(String alliance, String organ) {
        return select("alliance = :alliance and organ = :organ and state = 'prepared'", "order by prepared_at, id")
                .param("alliance", alliance)
                .param("organ", organ)
                .query(this::map)
                .list();
    }

    /** The open ballots in which a unit has a seat that is not recused, with that seat. */
    Map<Ballot, UUID> openFor(String alliance, UUID member) {
        Map<Ballot, UUID> found = new LinkedHashMap<>();
        jdbc.sql("""
                        select b.*, s.seat from ballot b join ballot_seat s on s.ballot = b.id
                         where b.alliance = :alliance and b.state = 'open' and s.member = :member and not s.recused
                         order by b.opened_at, b.id
                        """).param("alliance", alliance).param("member", member).query(row -> {
            found.put(map(row, row.getRow()), row.getObject("seat", UUID.class));
        });
        return found;
    }

    List<Paper> papers(UUID ballot) {
        return jdbc.sql("select document, name, sha256 from ballot_paper where ballot = :id order by position")
                .param("id", ballot)
                .query((row, index) -> new Paper(
                        row.getObject("document", UUID.class), row.getString("name"), row.getString("sha256")))
                .list();
    }

    List<ElectorateSeat> electorate(UUID ballot) {
        return jdbc.sql("select * from ballot_seat where ballot = :id order by position")
                .param("id", ballot)
                .query(BallotStore::seat)
                .list();
    }

    Optional<ElectorateSeat> seat(UUID ballot, UUID seat) {
        return jdbc.sql("select * from ballot_seat where ballot = :id and seat = :seat")
                .param("id", ballot)
                .param("seat", seat)
                .query(BallotStore::seat)
                .optional();
    }

    /** How many seats were sealed to vote, counted to so many. */
    int voting(UUID ballot, int most) {
        // In the order of the index: else the limit makes the planner read the table, all earlier ballots' seats first.
        return jdbc.sql("""
                        select count(*) from (select from ballot_seat where ballot = :id and not recused
                                               order by seat limit :most) s
                        """)
                .param("id", ballot)
                .param("most", most)
                .query(Integer.class)
                .single();
    }

    /**
     * Those of these seats that are of the electorate, by id. Votes of one seat wait for each other until the transaction
     * ends, so that the later one knows which it replaces; seats are locked in one order, whoever asks.
     */
    Map<UUID, ElectorateSeat> seatsForVote(UUID ballot, Collection<UUID> seats) {
        return jdbc
                .sql("""
                        select * from ballot_seat where ballot = :ballot and seat = any(:seats::uuid[])
                         order by seat for update
                        """)
                .param("ballot", ballot)
                .param("seats", column(seats, UUID::toString))
                .query(BallotStore::seat)
                .list()
                .stream()
                .collect(Collectors.toMap(ElectorateSeat::seat, Function.identity()));
    }

    private JdbcClient.StatementSpec select(String where, String rest) {
        return jdbc.sql("select * from ballot where " + where + " " + rest);
    }

    private Ballot map(ResultSet row, int index) throws SQLException {
        String rule = row.getString("rule");
        String outcome = row.getString("outcome");
        String count = row.getString("count");
        return new Ballot(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getString("case_number"),
                row.getString("organ"),
                row.getString("matter"),
                Bilingual.of(row.getString("question_zh"), row.getString("question_en")),
                row.getObject("interested_member", UUID.class),
                Coded.of(BallotState.class, row.getString("state")),
                instant(row, "prepared_at"),
                rule == null ? null : read(rule, VotingRule.class),
                row.getString("called_by"),
                instantOrNull(row, "discussion_ends"),
                instantOrNull(row, "opened_at"),
                closing(row),
                row.getString("seal"),
                instantOrNull(row, "ended_at"),
                outcome == null ? null : Coded.of(Outcome.class, outcome),
                count == null ? null : read(count, Count.class),
                row.getString("withdrawal_reason"));
    }

    private static @Nullable Deadline closing(ResultSet row) throws SQLException {
        Instant closesAt = instantOrNull(row, "closes_at");
        if (closesAt == null) {
            return null;
        }
        return new Deadline(
                instant(row, "opened_at"),
                closesAt,
                row.getString("closing_period"),
                new Citation(row.getString("closing_article"), row.getString("closing_reading")),
                row.getBoolean("closing_provisional"),
                Bilingual.of(row.getString("closing_counting_zh"), row.getString("closing_counting_en")));
    }

    private static ElectorateSeat seat(ResultSet row, int index) throws SQLException {
        return new ElectorateSeat(
                row.getObject("seat", UUID.class),
                row.getObject("member", UUID.class),
                Bilingual.of(row.getString("unit_zh"), row.getString("unit_en")),
                row.getString("capacity"),
                row.getString("representative"),
                row.getBoolean("recused"));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String text, Class<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
