package org.charterflow.meeting;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.meeting.Sitting.Ending;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SqlParameterValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of meetings and their sittings. */
@Repository
class MeetingStore {

    private final JdbcClient jdbc;

    MeetingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param callers ids of the offices that call it, by the rule as it was evaluated */
    void insert(Meeting meeting, List<String> callers) {
        jdbc.sql("""
            insert into meeting (case_number, alliance, organ, kind, title_zh, title_en, starts_at, ends_at, place, link,
                   public, state, called_by, called_at, requested_by, reason, recorder, uid, sequence, notice,
                   agenda_published_at, callers)
            values (:case, :alliance, :organ, :kind, :zh, :en, :starts, :ends, :place, :link,
                   :public, :state, :calledBy, :calledAt, :requestedBy, :reason, :recorder, :uid, :sequence, :notice,
                   :published, :callers)
            """)
                .params(columns(meeting))
                .param("callers", String.join(",", callers))
                .update();
    }

    /** The offices that call the meeting, by the rule as it was evaluated. */
    List<String> callers(String caseNumber) {
        return jdbc
                .sql("select callers from meeting where case_number = :case")
                .param("case", caseNumber)
                .query(String.class)
                .optional()
                .stream()
                .flatMap(callers -> Arrays.stream(callers.split(",")))
                .toList();
    }

    void save(Meeting meeting) {
        jdbc.sql("""
            update meeting
               set kind = :kind, title_zh = :zh, title_en = :en, starts_at = :starts, ends_at = :ends, place = :place,
                   link = :link, public = :public, state = :state, called_by = :calledBy, called_at = :calledAt,
                   reason = :reason, recorder = :recorder, sequence = :sequence, notice = :notice,
                   agenda_published_at = :published
             where case_number = :case
            """).params(columns(meeting)).update();
    }

    Optional<Meeting> find(String caseNumber) {
        return jdbc.sql("select * from meeting where case_number = :case")
                .param("case", caseNumber)
                .query(MeetingStore::map)
                .optional();
    }

    /** The same, and nobody else changes it until the transaction ends. */
    Optional<Meeting> findForChange(String caseNumber) {
        return jdbc.sql("select * from meeting where case_number = :case for update")
                .param("case", caseNumber)
                .query(MeetingStore::map)
                .optional();
    }

    Optional<Meeting> ofUid(String alliance, String uid) {
        return jdbc.sql("select * from meeting where alliance = :alliance and uid = :uid")
                .param("alliance", alliance)
                .param("uid", uid)
                .query(MeetingStore::map)
                .optional();
    }

    /** The meetings of an organ that lie ahead or are asked for, the earliest first; nobody else changes them meanwhile. */
    List<Meeting> open(String alliance, String organ) {
        return jdbc.sql("""
            select * from meeting
             where alliance = :alliance and organ = :organ and state in ('REQUESTED', 'ANNOUNCED', 'ADJOURNED')
             order by starts_at, case_number for update
            """)
                .param("alliance", alliance)
                .param("organ", organ)
                .query(MeetingStore::map)
                .list();
    }

    List<Meeting> ofAlliance(String alliance) {
        return jdbc.sql("select * from meeting where alliance = :alliance order by starts_at desc, case_number desc")
                .param("alliance", alliance)
                .query(MeetingStore::map)
                .list();
    }

    /**
     * Opens a sitting, with the organ's rule as it was evaluated.
     *
     * @param quorum how many voting seats have to be there; 0 for none
     * @param representation whether a seat may be represented by a written proxy
     */
    void openSitting(String caseNumber, Instant at, String by, int quorum, boolean representation) {
        jdbc.sql("""
            insert into meeting_sitting (case_number, position, opened_at, opened_by, quorum, representation)
            select :case, count(*) + 1, :at, :by, :quorum, :representation
              from meeting_sitting where case_number = :case
            """)
                .param("case", caseNumber)
                .param("at", utc(at))
                .param("by", by)
                .param("quorum", quorum)
                .param("representation", representation)
                .update();
    }

    /** The quorum of a sitting; 0 where there is none, or no such sitting. */
    int quorum(String caseNumber, int sitting) {
        return jdbc.sql("select quorum from meeting_sitting where case_number = :case and position = :sitting")
                .param("case", caseNumber)
                .param("sitting", sitting)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** Whether a seat may be represented in the latest sitting. */
    boolean representation(String caseNumber) {
        return jdbc.sql("""
            select representation from meeting_sitting where case_number = :case order by position desc limit 1
            """)
                .param("case", caseNumber)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    void endSitting(String caseNumber, Instant at, Ending ending) {
        jdbc.sql("""
            update meeting_sitting set ended_at = :at, ending = :ending where case_number = :case and ended_at is null
            """)
                .param("case", caseNumber)
                .param("at", utc(at))
                .param("ending", ending.name())
                .update();
    }

    List<Sitting> sittings(String caseNumber) {
        return jdbc.sql("select * from meeting_sitting where case_number = :case order by position")
                .param("case", caseNumber)
                .query((row, index) -> new Sitting(
                        row.getInt("position"),
                        instant(row, "opened_at"),
                        instantOrNull(row, "ended_at"),
                        row.getString("ending") == null ? null : Ending.valueOf(row.getString("ending"))))
                .list();
    }

    private static Map<String, @Nullable Object> columns(Meeting meeting) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("case", meeting.caseNumber());
        columns.put("alliance", meeting.alliance());
        columns.put("organ", meeting.organ());
        columns.put("kind", meeting.kind().name());
        columns.put("zh", meeting.title().zh());
        columns.put("en", meeting.title().en());
        columns.put("starts", utc(meeting.startsAt()));
        columns.put("ends", utc(meeting.endsAt()));
        columns.put("place", meeting.place());
        columns.put("link", meeting.link());
        columns.put("public", meeting.open());
        columns.put("state", meeting.state().name());
        columns.put("calledBy", meeting.calledBy());
        columns.put("calledAt", timestamp(meeting.calledAt()));
        columns.put("requestedBy", meeting.requestedBy());
        columns.put("reason", meeting.reason());
        columns.put("recorder", meeting.recorder());
        columns.put("uid", meeting.uid());
        columns.put("sequence", meeting.sequence());
        columns.put("notice", meeting.notice());
        columns.put("published", timestamp(meeting.agendaPublishedAt()));
        return columns;
    }

    private static Meeting map(ResultSet row, int index) throws SQLException {
        return new Meeting(
                row.getString("case_number"),
                row.getString("alliance"),
                row.getString("organ"),
                MeetingKind.valueOf(row.getString("kind")),
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getString("place"),
                row.getString("link"),
                row.getBoolean("public"),
                MeetingState.valueOf(row.getString("state")),
                row.getString("called_by"),
                instantOrNull(row, "called_at"),
                row.getString("requested_by"),
                row.getString("reason"),
                row.getString("recorder"),
                row.getString("uid"),
                row.getInt("sequence"),
                row.getObject("notice", UUID.class),
                instantOrNull(row, "agenda_published_at"));
    }

    private static SqlParameterValue timestamp(@Nullable Instant instant) {
        return new SqlParameterValue(Types.TIMESTAMP_WITH_TIMEZONE, utcOrNull(instant));
    }
}
