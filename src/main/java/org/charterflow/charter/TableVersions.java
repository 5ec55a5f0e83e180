package org.charterflow.charter;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Which version of which decision table applied when. */
@Service
public class TableVersions {

    private final JdbcClient jdbc;

    TableVersions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The version in force.
     *
     * @throws IllegalArgumentException when the alliance has no such table
     */
    public TableVersion inForce(String alliance, String decisionId) {
        return jdbc.sql("""
                        select * from table_version
                         where alliance = :alliance and decision_id = :decision and in_force_until is null
                        """)
                .param("alliance", alliance)
                .param("decision", decisionId)
                .query(TableVersions::map)
                .optional()
                .orElseThrow(() -> noTable(alliance, decisionId));
    }

    /**
     * The version for what began at an instant: the one that was in force then, or the first where none was yet. One
     * whose columns are not today's came with an earlier release, which asked other questions: the first with today's
     * stands in for it.
     *
     * @throws IllegalArgumentException when the alliance has no such table
     */
    public TableVersion forBeginning(String alliance, String decisionId, Instant began) {
        return jdbc.sql("""
                        select * from table_version
                         where alliance = :alliance and decision_id = :decision
                           and columns = (select columns from table_version
                                           where alliance = :alliance and decision_id = :decision
                                             and in_force_until is null)
                         order by in_force_from > :began, case when in_force_from > :began then version else -version end
                         limit 1
                        """)
                .param("alliance", alliance)
                .param("decision", decisionId)
                .param("began", utc(began))
                .query(TableVersions::map)
                .optional()
                .orElseThrow(() -> noTable(alliance, decisionId));
    }

    /** The tables in force at an instant, by decision id. */
    public List<TableVersion> at(String alliance, Instant at) {
        return jdbc.sql("""
                        select * from table_version
                         where alliance = :alliance and in_force_from <= :at
                           and (in_force_until is null or in_force_until > :at)
                         order by decision_id
                        """)
                .param("alliance", alliance)
                .param("at", utc(at))
                .query(TableVersions::map)
                .list();
    }

    /** Every version of an alliance's table, the newest first. */
    public List<TableVersion> of(String alliance, String decisionId) {
        return jdbc.sql("""
                        select * from table_version where alliance = :alliance and decision_id = :decision
                         order by version desc
                        """)
                .param("alliance", alliance)
                .param("decision", decisionId)
                .query(TableVersions::map)
                .list();
    }

    /** The DMN of a version. */
    public String text(TableVersion version) {
        return jdbc.sql("select text from table_version where id = :id")
                .param("id", version.id())
                .query(String.class)
                .single();
    }

    /** A version in force and the SHA-256 of the file it stands above. */
    record AboveFile(TableVersion version, String fileSha256) {}

    /** What is in force of an alliance's tables, by decision id. */
    Map<String, AboveFile> aboveFiles(String alliance) {
        Map<String, AboveFile> versions = new HashMap<>();
        jdbc.sql("select * from table_version where alliance = :alliance and in_force_until is null")
                .param("alliance", alliance)
                .query(row -> {
                    versions.put(
                            row.getString("decision_id"), new AboveFile(map(row, 0), row.getString("file_sha256")));
                });
        return versions;
    }

    /** SHA-256 of the file a version stands above. */
    String fileSha256(TableVersion version) {
        return jdbc.sql("select file_sha256 from table_version where id = :id")
                .param("id", version.id())
                .query(String.class)
                .single();
    }

    void standAbove(TableVersion version, String fileSha256) {
        jdbc.sql("update table_version set file_sha256 = :file where id = :id")
                .param("file", fileSha256)
                .param("id", version.id())
                .update();
    }

    /** Whether a resolution has changed tables already. */
    boolean adopted(String alliance, String resolution) {
        return jdbc.sql("""
                        select exists (select 1 from table_version
                                        where alliance = :alliance and resolution = :resolution)
                        """)
                .param("alliance", alliance)
                .param("resolution", resolution)
                .query(Boolean.class)
                .single();
    }

    /** One change of an alliance's rules at a time, until the transaction ends. */
    void lock(String alliance) {
        jdbc.sql("select id from alliance where id = :alliance for update")
                .param("alliance", alliance)
                .query(String.class)
                .single();
    }

    /** A version takes the place of the one in force, from its first instant on. */
    void replace(TableVersion version, String text, String columns, String fileSha256) {
        jdbc.sql("""
                        update table_version set in_force_until = :from
                         where alliance = :alliance and decision_id = :decision and in_force_until is null
                        """)
                .param("from", utc(version.inForceFrom()))
                .param("alliance", version.alliance())
                .param("decision", version.decisionId())
                .update();
        jdbc.sql("""
                        insert into table_version
                               (id, alliance, decision_id, version, definition_id, text, sha256, columns, file_sha256,
                                in_force_from, resolution)
                        values (:id, :alliance, :decision, :version, :definition, :text, :sha256, :columns, :file,
                                :from, :resolution)
                        """)
                .param("id", version.id())
                .param("alliance", version.alliance())
                .param("decision", version.decisionId())
                .param("version", version.version())
                .param("definition", version.definitionId())
                .param("text", text)
                .param("sha256", version.sha256())
                .param("columns", columns)
                .param("file", fileSha256)
                .param("from", utc(version.inForceFrom()))
                .param("resolution", version.resolution())
                .update();
    }

    private static IllegalArgumentException noTable(String alliance, String decisionId) {
        return new IllegalArgumentException("No table '" + decisionId + "' of alliance '" + alliance + "'");
    }

    private static TableVersion map(ResultSet row, int index) throws SQLException {
        return new TableVersion(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getString("decision_id"),
                row.getInt("version"),
                row.getString("definition_id"),
                row.getString("sha256"),
                instant(row, "in_force_from"),
                instantOrNull(row, "in_force_until"),
                row.getString("resolution"));
    }
}
