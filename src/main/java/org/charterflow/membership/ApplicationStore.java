package org.charterflow.membership;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.casefile.Finding;
import org.charterflow.casefile.Reason;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Applications as rows. */
@Repository
class ApplicationStore {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final TypeReference<List<String>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ApplicationStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws RuleViolation not found, if no case of this number is an application */
    Application get(String caseNumber) {
        return find(caseNumber)
                .orElseThrow(() -> RuleViolation.notFound(
                        "caseNumber", Bilingual.of("没有入会申请 " + caseNumber, "there is no application " + caseNumber)));
    }

    Optional<Application> find(String caseNumber) {
        return jdbc.sql("select * from application where case_number = :case")
                .param("case", caseNumber)
                .query(this::map)
                .optional();
    }

    /** The open application of the dossier's organisation, by code or by name as compared, from a proven address. */
    Optional<Application> openProven(String alliance, Dossier dossier) {
        return open(alliance, dossier, true).stream().findFirst();
    }

    /** The open applications of the dossier's organisation from addresses that nobody has proven. */
    List<Application> openUnproven(String alliance, Dossier dossier) {
        return open(alliance, dossier, false);
    }

    private List<Application> open(String alliance, Dossier dossier, boolean proven) {
        return jdbc.sql("""
            select * from application
             where alliance = :alliance and closed_at is null and address_proven = :proven
               and (code = :code or organisation = :organisation and organisation <> '')
             order by received_at
            """)
                .param("alliance", alliance)
                .param("proven", proven)
                .param("code", dossier.code().orElse(null), Types.VARCHAR)
                .param("organisation", dossier.organisationKey())
                .query(this::map)
                .list();
    }

    /** Every application of an alliance, the earliest first. */
    List<Application> of(String alliance) {
        return jdbc.sql("select * from application where alliance = :alliance order by received_at, case_number")
                .param("alliance", alliance)
                .query(this::map)
                .list();
    }

    /** The applications of an alliance whose deadline is provisional, for change. */
    List<Application> provisional(String alliance) {
        return jdbc.sql("""
            select * from application
             where alliance = :alliance and waiting_provisional and waiting_until is not null
             order by case_number for update
            """).param("alliance", alliance).query(this::map).list();
    }

    /** How many other applications for these classes have a seat promised. */
    int seatsPromised(String alliance, Collection<String> classes, String except) {
        List<String> states = Arrays.stream(ApplicationState.values())
                .filter(ApplicationState::promisesSeat)
                .map(Enum::name)
                .toList();
        return jdbc.sql("""
            select count(*) from application
             where alliance = :alliance and member_class in (:classes) and state in (:states)
               and case_number <> :except
            """)
                .param("alliance", alliance)
                .param("classes", classes)
                .param("states", states)
                .param("except", except)
                .query(Integer.class)
                .single();
    }

    /** Lets one application at a time count the seats of an alliance, until the transaction ends. */
    void lockSeats(String alliance) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('charterflow.seats.' || :alliance))")
                .param("alliance", alliance)
                .query((row, index) -> true)
                .single();
    }

    void add(Application application) {
        var row = jdbc.sql("""
            insert into application (case_number, alliance, channel, state, applicant_name, applicant_address,
                   address_proven, fields, original, not_understood, remarks, findings, organisation_name,
                   organisation, code, member_class, class_by_board, current_class, member_id, waiting_period,
                   waiting_since, waiting_until, waiting_article, waiting_provisional, waiting_zh, waiting_en, reason_zh, reason_en,
                   reason_article, decided_by, note, ballot_id, resolution_number, received_at, reached_at, closed_at,
                   revision)
            values (:case, :alliance, :channel, :state, :senderName, :senderAddress,
                   :proven, :fields::jsonb, :original, :notUnderstood::jsonb, :remarks::jsonb, :findings::jsonb,
                   :organisationName, :organisation, :code, :memberClass, :classByBoard, :currentClass, :member,
                   :waitingPeriod, :waitingSince, :waitingUntil, :waitingArticle, :waitingProvisional, :waitingZh, :waitingEn, :reasonZh,
                   :reasonEn, :reasonArticle, :decidedBy, :note, :ballot, :resolution, :receivedAt, :reachedAt, :closedAt, 0)
            """);
        bind(row, application)
                .param("alliance", application.alliance)
                .param("channel", application.channel.name())
                .param("receivedAt", utc(application.receivedAt))
                .update();
    }

    /** @throws OptimisticLockingFailureException if it was changed since it was read; the caller's step is repeated */
    void save(Application application) {
        var row = jdbc.sql("""
            update application
               set state = :state, applicant_name = :senderName, applicant_address = :senderAddress,
                   address_proven = :proven, fields = :fields::jsonb, original = :original,
                   not_understood = :notUnderstood::jsonb, remarks = :remarks::jsonb, findings = :findings::jsonb,
                   organisation_name = :organisationName, organisation = :organisation, code = :code,
                   member_class = :memberClass, class_by_board = :classByBoard, current_class = :currentClass,
                   member_id = :member, waiting_period = :waitingPeriod, waiting_since = :waitingSince,
                   waiting_until = :waitingUntil, waiting_article = :waitingArticle,
                   waiting_provisional = :waitingProvisional, waiting_zh = :waitingZh, waiting_en = :waitingEn,
                   reason_zh = :reasonZh, reason_en = :reasonEn, reason_article = :reasonArticle,
                   decided_by = :decidedBy, note = :note, ballot_id = :ballot, resolution_number = :resolution,
                   reached_at = :reachedAt, closed_at = :closedAt, revision = revision + 1
             where case_number = :case and revision = :revision
            """);
        int saved =
                bind(row, application).param("revision", application.revision).update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException("application " + application.caseNumber + " was changed");
        }
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec row, Application application) {
        Standing standing = application.standing();
        Waiting waiting = standing.waiting();
        Assessment assessment = application.assessment();
        Reason reason = assessment.reason();
        return row.param("case", application.caseNumber)
                .param("state", application.state().name())
                .param("senderName", application.sender().name())
                .param("senderAddress", application.sender().address())
                .param("proven", application.sender().proven())
                .param("fields", write(application.dossier().fields()))
                .param("original", application.original().text())
                .param("notUnderstood", write(application.original().notUnderstood()))
                .param("remarks", write(application.original().remarks()))
                .param("findings", write(application.findings()))
                .param("organisationName", application.organisation())
                .param("organisation", application.dossier().organisationKey())
                .param("code", application.dossier().code().orElse(null), Types.VARCHAR)
                .param("memberClass", application.memberClass())
                .param("classByBoard", assessment.classByBoard())
                .param("currentClass", application.currentClass(), Types.VARCHAR)
                .param("member", application.memberId(), Types.OTHER)
                .param("waitingPeriod", waiting == null ? null : waiting.period(), Types.VARCHAR)
                .param("waitingSince", waiting == null ? null : utc(waiting.since()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("waitingUntil", waiting == null ? null : utc(waiting.until()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("waitingArticle", waiting == null ? null : waiting.article(), Types.VARCHAR)
                .param("waitingProvisional", waiting != null && waiting.provisional())
                .param("waitingZh", waiting == null ? null : waiting.counting().zh(), Types.VARCHAR)
                .param("waitingEn", waiting == null ? null : waiting.counting().en(), Types.VARCHAR)
                .param("reasonZh", reason == null ? null : reason.text().zh(), Types.VARCHAR)
                .param("reasonEn", reason == null ? null : reason.text().en(), Types.VARCHAR)
                .param("reasonArticle", reason == null ? null : reason.article(), Types.VARCHAR)
                .param("decidedBy", assessment.article(), Types.VARCHAR)
                .param("note", assessment.note(), Types.VARCHAR)
                .param("ballot", assessment.ballot(), Types.OTHER)
                .param("resolution", assessment.resolution(), Types.VARCHAR)
                .param("reachedAt", utcOrNull(standing.reachedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("closedAt", utcOrNull(standing.closedAt()), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    void addFile(String caseNumber, Dossier.File file, String sha256, Instant at) {
        jdbc.sql("""
            insert into application_file (document_id, case_number, name, media_type, sha256, kind, added_at)
            values (:id, :case, :name, :type, :sha256, :kind, :at)
            """)
                .param("id", file.documentId())
                .param("case", caseNumber)
                .param("name", file.name())
                .param("type", file.mediaType())
                .param("sha256", sha256)
                .param("kind", file.kind(), Types.VARCHAR)
                .param("at", utc(at))
                .update();
    }

    /** The files of one application go over to another. */
    void moveFiles(String from, String to) {
        jdbc.sql("update application_file set case_number = :to where case_number = :from")
                .param("to", to)
                .param("from", from)
                .update();
    }

    /** A person has seen what a file is. */
    void kindOf(UUID document, String kind) {
        jdbc.sql("update application_file set kind = :kind where document_id = :id")
                .param("kind", kind)
                .param("id", document)
                .update();
    }

    List<Dossier.File> files(String caseNumber) {
        return jdbc.sql("select * from application_file where case_number = :case order by added_at, name")
                .param("case", caseNumber)
                .query((row, index) -> new Dossier.File(
                        row.getObject("document_id", UUID.class),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getString("kind")))
                .list();
    }

    private Application map(ResultSet row, int index) throws SQLException {
        String caseNumber = row.getString("case_number");
        return new Application(
                caseNumber,
                row.getString("alliance"),
                Application.Channel.valueOf(row.getString("channel")),
                instant(row, "received_at"),
                row.getInt("revision"),
                new Sender(
                        row.getString("applicant_name"),
                        row.getString("applicant_address"),
                        row.getBoolean("address_proven")),
                new Original(
                        row.getString("original"),
                        read(row.getString("not_understood"), LINES),
                        read(row.getString("remarks"), LINES)),
                new Dossier(read(row.getString("fields"), FIELDS), files(caseNumber)),
                read(row.getString("findings"), FINDINGS),
                standing(row),
                assessment(row),
                row.getObject("member_id", UUID.class),
                row.getString("current_class"));
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Instant until = instantOrNull(row, "waiting_until");
        return new Standing(
                ApplicationState.valueOf(row.getString("state")),
                until == null
                        ? null
                        : new Waiting(
                                row.getString("waiting_period"),
                                instant(row, "waiting_since"),
                                until,
                                row.getString("waiting_article"),
                                row.getBoolean("waiting_provisional"),
                                Bilingual.of(row.getString("waiting_zh"), row.getString("waiting_en"))),
                instantOrNull(row, "reached_at"),
                instantOrNull(row, "closed_at"));
    }

    private static Assessment assessment(ResultSet row) throws SQLException {
        String reason = row.getString("reason_zh");
        return new Assessment(
                row.getString("note"),
                reason == null
                        ? null
                        : new Reason(Bilingual.of(reason, row.getString("reason_en")), row.getString("reason_article")),
                row.getObject("ballot_id", UUID.class),
                row.getString("resolution_number"),
                row.getString("decided_by"),
                row.getBoolean("class_by_board"));
    }

    private String write(Object value) {
        try {
            return json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> T read(String value, TypeReference<T> type) {
        try {
            return json.readValue(value, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
