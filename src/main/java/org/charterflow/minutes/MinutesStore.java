package org.charterflow.minutes;

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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.meeting.Meeting;
import org.charterflow.minutes.Answer.Decision;
import org.charterflow.minutes.Minutes.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of minutes, their revisions, answers and versions. */
@Repository
class MinutesStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    MinutesStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<Minutes> find(String caseNumber) {
        return jdbc.sql("select * from minutes where case_number = :case")
                .param("case", caseNumber)
                .query(MinutesStore::minutes)
                .optional();
    }

    /** The same, held against changes until the transaction ends. */
    Optional<Minutes> findForChange(String caseNumber) {
        return jdbc.sql("select * from minutes where case_number = :case for update")
                .param("case", caseNumber)
                .query(MinutesStore::minutes)
                .optional();
    }

    void insert(Meeting meeting, MinutesText text, Instant now) {
        jdbc.sql("""
                        insert into minutes (case_number, alliance, organ, state, revision, edit, drafted_at)
                        values (:case, :alliance, :organ, 'DRAFT', 1, 0, :now)
                        """)
                .param("case", meeting.caseNumber())
                .param("alliance", meeting.alliance())
                .param("organ", meeting.organ())
                .param("now", utc(now))
                .update();
        insertRevision(meeting.caseNumber(), 1, text);
    }

    void insertRevision(String caseNumber, int revision, MinutesText text) {
        jdbc.sql("insert into minutes_revision (case_number, revision, text) values (:case, :revision, :text::jsonb)")
                .param("case", caseNumber)
                .param("revision", revision)
                .param("text", write(text))
                .update();
    }

    void state(String caseNumber, State state, int revision, @Nullable Instant answersUntil) {
        jdbc.sql("""
                        update minutes set state = :state, revision = :revision, answers_until = :until, edit = edit + 1
                         where case_number = :case
                        """)
                .param("state", state.name())
                .param("revision", revision)
                .param("until", utcOrNull(answersUntil), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("case", caseNumber)
                .update();
    }

    void save(Minutes minutes, MinutesText text) {
        jdbc.sql("""
                        update minutes_revision set text = :text::jsonb
                         where case_number = :case and revision = :revision
                        """)
                .param("text", write(text))
                .param("case", minutes.caseNumber())
                .param("revision", minutes.revision())
                .update();
        jdbc.sql("update minutes set edit = edit + 1 where case_number = :case")
                .param("case", minutes.caseNumber())
                .update();
    }

    void circulated(Minutes minutes, Instant at, UUID notice, UUID pdf) {
        jdbc.sql("""
                        update minutes_revision set circulated_at = :at, notice = :notice, pdf = :pdf
                         where case_number = :case and revision = :revision
                        """)
                .param("at", utc(at))
                .param("notice", notice)
                .param("pdf", pdf)
                .param("case", minutes.caseNumber())
                .param("revision", minutes.revision())
                .update();
    }

    Revision revision(String caseNumber, int revision) {
        return jdbc.sql("select * from minutes_revision where case_number = :case and revision = :revision")
                .param("case", caseNumber)
                .param("revision", revision)
                .query(this::revision)
                .single();
    }

    /** The latest revision that was circulated. */
    Optional<Revision> lastCirculated(String caseNumber) {
        return jdbc.sql("""
                        select * from minutes_revision where case_number = :case and circulated_at is not null
                         order by revision desc limit 1
                        """).param("case", caseNumber).query(this::revision).optional();
    }

    long add(Answer answer) {
        Passage passage = answer.passage();
        return jdbc.sql("""
                        insert into minutes_answer (case_number, revision, key, name, passage, comment, channel, at, late)
                        values (:case, :revision, :key, :name, :passage, :comment, :channel, :at, :late)
                        returning id
                        """)
                .param("case", answer.caseNumber())
                .param("revision", answer.revision())
                .param("key", answer.key())
                .param("name", answer.name())
                .param("passage", passage == null ? null : passage.id())
                .param("comment", answer.comment())
                .param("channel", answer.channel())
                .param("at", utc(answer.at()))
                .param("late", answer.late())
                .query(Long.class)
                .single();
    }

    /** Everything answered to any revision, the earliest first. */
    List<Answer> answers(String caseNumber) {
        return jdbc.sql("""
                        select a.*, d.accepted, d.reason, d.by_user, d.at as decided_at
                          from minutes_answer a left join minutes_comment_decision d on d.answer = a.id
                         where a.case_number = :case order by a.id
                        """)
                .param("case", caseNumber)
                .query(MinutesStore::answer)
                .list();
    }

    void decide(long answer, Decision decision) {
        jdbc.sql("""
                        insert into minutes_comment_decision (answer, accepted, reason, by_user, at)
                        values (:answer, :accepted, :reason, :by, :at)
                        """)
                .param("answer", answer)
                .param("accepted", decision.accepted())
                .param("reason", decision.reason())
                .param("by", decision.by())
                .param("at", utc(decision.at()))
                .update();
    }

    void insert(Version version) {
        jdbc.sql("""
                        insert into minutes_version (case_number, version, revision, markdown, sha256, pdf, archive,
                                                     reason, published_by, published_at)
                        values (:case, :version, :revision, :markdown, :sha256, :pdf, :archive,
                                :reason, :by, :at)
                        """)
                .param("case", version.caseNumber())
                .param("version", version.number())
                .param("revision", version.revision())
                .param("markdown", version.markdown())
                .param("sha256", version.sha256())
                .param("pdf", version.pdf())
                .param("archive", version.archive(), Types.OTHER)
                .param("reason", version.reason())
                .param("by", version.publishedBy())
                .param("at", utc(version.publishedAt()))
                .update();
    }

    /** The latest first. */
    List<Version> versions(String caseNumber) {
        return jdbc.sql("select * from minutes_version where case_number = :case order by version desc")
                .param("case", caseNumber)
                .query(MinutesStore::version)
                .list();
    }

    private String write(MinutesText text) {
        try {
            return json.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Revision revision(ResultSet row, int index) throws SQLException {
        try {
            return new Revision(
                    row.getString("case_number"),
                    row.getInt("revision"),
                    json.readValue(row.getString("text"), MinutesText.class),
                    instantOrNull(row, "circulated_at"),
                    row.getObject("notice", UUID.class),
                    row.getObject("pdf", UUID.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Minutes minutes(ResultSet row, int index) throws SQLException {
        return new Minutes(
                row.getString("case_number"),
                row.getString("alliance"),
                row.getString("organ"),
                State.valueOf(row.getString("state")),
                row.getInt("revision"),
                row.getInt("edit"),
                instantOrNull(row, "answers_until"));
    }

    private static Answer answer(ResultSet row, int index) throws SQLException {
        Instant decided = instantOrNull(row, "decided_at");
        String passage = row.getString("passage");
        return new Answer(
                row.getLong("id"),
                row.getString("case_number"),
                row.getInt("revision"),
                row.getString("key"),
                row.getString("name"),
                passage == null ? null : new Passage(passage),
                row.getString("comment"),
                row.getString("channel"),
                instant(row, "at"),
                row.getBoolean("late"),
                decided == null
                        ? null
                        : new Decision(
                                row.getBoolean("accepted"),
                                row.getString("reason"),
                                row.getString("by_user"),
                                decided));
    }

    private static Version version(ResultSet row, int index) throws SQLException {
        return new Version(
                row.getString("case_number"),
                row.getInt("version"),
                row.getInt("revision"),
                row.getString("markdown"),
                row.getString("sha256"),
                row.getObject("pdf", UUID.class),
                row.getObject("archive", UUID.class),
                row.getString("reason"),
                row.getString("published_by"),
                instant(row, "published_at"));
    }
}
