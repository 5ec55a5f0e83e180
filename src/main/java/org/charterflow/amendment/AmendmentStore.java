package org.charterflow.amendment;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.amendment.Amendment.ProposedDocument;
import org.charterflow.amendment.Amendment.ProposedTable;
import org.charterflow.amendment.Amendment.Unreached;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Amendments in the database. */
@Repository
class AmendmentStore {

    private final JdbcClient jdbc;

    AmendmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Amendment draft) {
        jdbc.sql("""
                        insert into amendment (case_number, alliance, organ, title_zh, title_en, reason, drafted_by,
                                               state, asked_for)
                        values (:case, :alliance, :organ, :zh, :en, :reason, :by, :state, :asked)
                        """)
                .param("case", draft.caseNumber())
                .param("alliance", draft.alliance())
                .param("organ", draft.organ())
                .param("zh", draft.title().zh())
                .param("en", draft.title().en())
                .param("reason", draft.reason())
                .param("by", draft.draftedBy())
                .param("state", draft.state().code())
                .param("asked", draft.askedFor(), Types.DATE)
                .update();
    }

    Optional<Amendment> find(String caseNumber) {
        return select("case_number = :value", caseNumber, "").stream().findFirst();
    }

    /**
     * The amendment, kept from every other change until the transaction ends.
     *
     * @throws RuleViolation if there is none
     */
    Amendment forChange(String caseNumber) {
        return select("case_number = :value", caseNumber, "for update").stream()
                .findFirst()
                .orElseThrow(() -> unknown(caseNumber));
    }

    /** @throws RuleViolation if there is none */
    Amendment get(String caseNumber) {
        return find(caseNumber).orElseThrow(() -> unknown(caseNumber));
    }

    /** The alliance's amendments, the latest first. */
    List<Amendment> of(String alliance) {
        return select("alliance = :value", alliance, "order by case_number desc");
    }

    Optional<Amendment> ofNotice(UUID notice) {
        return select("notice = :value", notice, "").stream().findFirst();
    }

    /** One amendment of an alliance at a time gets before its organ, until the transaction ends. */
    void lockAlliance(String alliance) {
        jdbc.sql("select id from alliance where id = :alliance for update")
                .param("alliance", alliance)
                .query(String.class)
                .single();
    }

    void ask(String caseNumber, @Nullable LocalDate day) {
        jdbc.sql("update amendment set asked_for = :day where case_number = :case")
                .param("day", day, Types.DATE)
                .param("case", caseNumber)
                .update();
    }

    void put(String caseNumber, ProposedDocument document) {
        jdbc.sql("""
                        insert into amendment_document (case_number, name, base, text)
                        values (:case, :name, :base, :text)
                        on conflict (case_number, name) do update set base = :base, text = :text
                        """)
                .param("case", caseNumber)
                .param("name", document.name())
                .param("base", document.base())
                .param("text", document.text())
                .update();
    }

    void put(String caseNumber, ProposedTable table) {
        jdbc.sql("""
                        insert into amendment_table (case_number, decision_id, base_sha256, base, dmn, gaps)
                        values (:case, :decision, :sha256, :base, :dmn, :gaps)
                        on conflict (case_number, decision_id)
                        do update set base_sha256 = :sha256, base = :base, dmn = :dmn, gaps = :gaps
                        """)
                .param("case", caseNumber)
                .param("decision", table.decisionId())
                .param("sha256", table.baseSha256())
                .param("base", table.base())
                .param("dmn", table.dmn())
                .param("gaps", table.gaps())
                .update();
    }

    void removeDocument(String caseNumber, String name) {
        jdbc.sql("delete from amendment_document where case_number = :case and name = :name")
                .param("case", caseNumber)
                .param("name", name)
                .update();
    }

    void removeTable(String caseNumber, String decisionId) {
        jdbc.sql("delete from amendment_table where case_number = :case and decision_id = :decision")
                .param("case", caseNumber)
                .param("decision", decisionId)
                .update();
    }

    List<ProposedDocument> documents(String caseNumber) {
        return jdbc.sql("select * from amendment_document where case_number = :case order by name")
                .param("case", caseNumber)
                .query((row, index) -> new ProposedDocument(
                        row.getString("name"),
                        row.getObject("base", UUID.class),
                        row.getString("text"),
                        row.getObject("announced", UUID.class)))
                .list();
    }

    List<ProposedTable> tables(String caseNumber) {
        return jdbc.sql("select * from amendment_table where case_number = :case order by decision_id")
                .param("case", caseNumber)
                .query((row, index) -> new ProposedTable(
                        row.getString("decision_id"),
                        row.getString("base_sha256"),
                        row.getString("base"),
                        row.getString("dmn"),
                        row.getString("gaps")))
                .list();
    }

    void report(String caseNumber, UUID report) {
        set(caseNumber, "report", report);
    }

    void ballot(String caseNumber, UUID ballot) {
        set(caseNumber, "ballot", ballot);
    }

    void withdrawalBallot(String caseNumber, @Nullable UUID ballot) {
        set(caseNumber, "withdrawal_ballot", ballot);
    }

    void notice(String caseNumber, UUID notice) {
        set(caseNumber, "notice", notice);
    }

    void announced(String caseNumber, String document, UUID version) {
        jdbc.sql("update amendment_document set announced = :version where case_number = :case and name = :name")
                .param("version", version)
                .param("case", caseNumber)
                .param("name", document)
                .update();
    }

    void adopt(String caseNumber, String resolution, Instant at, Instant effective) {
        jdbc.sql("""
                        update amendment set state = 'adopted', resolution = :resolution, adopted_at = :at,
                               effective_at = :effective
                         where case_number = :case
                        """)
                .param("resolution", resolution)
                .param("at", utc(at))
                .param("effective", utc(effective))
                .param("case", caseNumber)
                .update();
    }

    void expect(String caseNumber, Instant effective, boolean reachedAll) {
        jdbc.sql("update amendment set effective_at = :effective, reached_all = :all where case_number = :case")
                .param("effective", utc(effective))
                .param("all", reachedAll)
                .param("case", caseNumber)
                .update();
    }

    void move(String caseNumber, AmendmentState state, @Nullable Instant ended) {
        jdbc.sql("update amendment set state = :state, ended_at = :ended where case_number = :case")
                .param("state", state.code())
                .param("ended", utcOrNull(ended), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("case", caseNumber)
                .update();
    }

    /** Returns whether the addressee was not on record as unreached yet. */
    boolean unreached(String caseNumber, String key, String name, String reason, Instant now) {
        return jdbc.sql("""
                                insert into amendment_unreached (case_number, addressee_key, name, reason, announced_at)
                                values (:case, :key, :name, :reason, :now)
                                on conflict do nothing
                                """)
                        .param("case", caseNumber)
                        .param("key", key)
                        .param("name", name)
                        .param("reason", reason)
                        .param("now", utc(now))
                        .update()
                == 1;
    }

    List<Unreached> unreached(String caseNumber) {
        return jdbc.sql(
                        "select * from amendment_unreached where case_number = :case order by announced_at, addressee_key")
                .param("case", caseNumber)
                .query((row, index) -> new Unreached(
                        row.getString("addressee_key"),
                        row.getString("name"),
                        row.getString("reason"),
                        instant(row, "announced_at"),
                        row.getObject("ballot", UUID.class),
                        instantOrNull(row, "decided_at"),
                        (Boolean) row.getObject("accepted")))
                .list();
    }

    void unreachedBefore(String caseNumber, String key, UUID ballot) {
        jdbc.sql("update amendment_unreached set ballot = :ballot where case_number = :case and addressee_key = :key")
                .param("ballot", ballot)
                .param("case", caseNumber)
                .param("key", key)
                .update();
    }

    void decideUnreached(String caseNumber, String key, boolean accepted, Instant now) {
        jdbc.sql("""
                        update amendment_unreached set decided_at = :now, accepted = :accepted
                         where case_number = :case and addressee_key = :key
                        """)
                .param("now", utc(now))
                .param("accepted", accepted)
                .param("case", caseNumber)
                .param("key", key)
                .update();
    }

    private void set(String caseNumber, String column, @Nullable UUID value) {
        jdbc.sql("update amendment set " + column + " = :value where case_number = :case")
                .param("value", value, Types.OTHER)
                .param("case", caseNumber)
                .update();
    }

    private List<Amendment> select(String where, Object value, String rest) {
        return jdbc.sql("select * from amendment where " + where + " " + rest)
                .param("value", value)
                .query(AmendmentStore::map)
                .list();
    }

    private static Amendment map(ResultSet row, int index) throws SQLException {
        return new Amendment(
                row.getString("case_number"),
                row.getString("alliance"),
                row.getString("organ"),
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                row.getString("reason"),
                row.getString("drafted_by"),
                AmendmentState.of(row.getString("state")),
                row.getObject("asked_for", LocalDate.class),
                row.getObject("report", UUID.class),
                row.getObject("ballot", UUID.class),
                row.getObject("withdrawal_ballot", UUID.class),
                row.getString("resolution"),
                row.getObject("notice", UUID.class),
                instantOrNull(row, "adopted_at"),
                instantOrNull(row, "effective_at"),
                row.getBoolean("reached_all"));
    }

    private static RuleViolation unknown(String caseNumber) {
        return RuleViolation.notFound(
                "caseNumber", Bilingual.of("没有修订案 " + caseNumber, "there is no amendment " + caseNumber));
    }
}
