package org.charterflow.charter;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.charter.GoverningDocumentFile.FrontMatter;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The governing documents of the alliances, every version of them. A version, once recorded, never changes. */
@Service
public class GoverningDocuments {

    private static final String COLUMNS = "id, alliance, name, version, title_zh, title_en, sha256, effective_from";

    private final JdbcClient jdbc;

    GoverningDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The documents in force at an instant: of each the newest version that had taken effect, by name. */
    public List<GoverningDocument> inForce(String alliance, Instant at) {
        return jdbc.sql("select distinct on (name) " + COLUMNS + """
                         from governing_document
                        where alliance = :alliance and effective_from <= :at
                        order by name, effective_from desc
                        """)
                .param("alliance", alliance)
                .param("at", utc(at))
                .query(GoverningDocuments::map)
                .list();
    }

    /** Every version of every document of an alliance, by name, the newest first. */
    public List<GoverningDocument> versions(String alliance) {
        return jdbc.sql("select " + COLUMNS + """
                         from governing_document where alliance = :alliance order by name, effective_from desc
                        """)
                .param("alliance", alliance)
                .query(GoverningDocuments::map)
                .list();
    }

    /** One version of a document. */
    public Optional<GoverningDocument> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from governing_document where id = :id")
                .param("id", id)
                .query(GoverningDocuments::map)
                .optional();
    }

    /** One version of an alliance's document by its name, such as {@code charter}, and version. */
    public Optional<GoverningDocument> find(String alliance, String name, String version) {
        return versions(alliance).stream()
                .filter(d -> d.name().equals(name) && d.version().equals(version))
                .findFirst();
    }

    /**
     * The text of a version: Markdown, both languages, one section per article.
     *
     * @throws RuleViolation not found, if there is no such version
     */
    public String text(UUID id) {
        return jdbc.sql("select text from governing_document where id = :id")
                .param("id", id)
                .query(String.class)
                .optional()
                .orElseThrow(() -> RuleViolation.notFound(
                        "document",
                        Bilingual.of("没有组织文件 " + id, "there is no version " + id + " of a governing document")));
    }

    /**
     * Records a version, unless it is there already.
     *
     * @throws IllegalStateException when it is there with another text: what was signed cannot change
     */
    @Transactional
    void record(String alliance, GoverningDocumentFile file, ZoneId zone) {
        FrontMatter front = file.frontMatter();
        String sha256 = file.sha256();
        jdbc.sql("""
                        insert into governing_document
                               (id, alliance, name, version, title_zh, title_en, sha256, effective_from, text)
                        values (:id, :alliance, :name, :version, :titleZh, :titleEn, :sha256, :effectiveFrom, :text)
                        on conflict (alliance, name, version) do nothing
                        """)
                .param("id", UUID.randomUUID())
                .param("alliance", alliance)
                .param("name", front.name())
                .param("version", front.version())
                .param("titleZh", front.title().zh())
                .param("titleEn", front.title().en())
                .param("sha256", sha256)
                .param(
                        "effectiveFrom",
                        utc(front.effectiveFrom().atStartOfDay(zone).toInstant()))
                .param("text", file.text())
                .update();
        GoverningDocument recorded =
                find(alliance, front.name(), front.version()).orElseThrow();
        if (!recorded.sha256().equals(sha256)) {
            throw new IllegalStateException(
                    "charters/%s: version %s of the document '%s' is recorded with another text; give the new text a new version"
                            .formatted(alliance, front.version(), front.name()));
        }
    }

    private static GoverningDocument map(ResultSet row, int index) throws SQLException {
        return new GoverningDocument(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getString("name"),
                row.getString("version"),
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                row.getString("sha256"),
                row.getObject("effective_from", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
