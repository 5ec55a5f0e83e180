package org.charterflow.charter;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.charter.GoverningDocumentFile.FrontMatter;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The governing documents of the alliances, every version of them. A version, once recorded, never changes. */
@Service
public class GoverningDocuments {

    private static final String VERSION = """
            select document.*,
                   (select min(later.effective_from) from governing_document later
                     where later.alliance = document.alliance and later.name = document.name
                       and not later.announced and not document.announced
                       and later.effective_from > document.effective_from) as effective_until
              from governing_document document
            """;

    private final JdbcClient jdbc;

    GoverningDocuments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The documents in force at an instant: of each the newest version that had taken effect, by name. */
    public List<GoverningDocument> inForce(String alliance, Instant at) {
        return jdbc.sql("select distinct on (name) * from (" + VERSION + """
                        ) versions where alliance = :alliance and not announced and effective_from <= :at
                         order by name, effective_from desc, length(version) desc, version desc
                        """)
                .param("alliance", alliance)
                .param("at", utc(at))
                .query(GoverningDocuments::map)
                .list();
    }

    /**
     * Every version of every document of an alliance, those announced among them, by name, the newest first. What was
     * withdrawn before it came in force is left out.
     */
    public List<GoverningDocument> versions(String alliance) {
        return jdbc.sql(VERSION + """
                         where alliance = :alliance and withdrawn_at is null order by name, effective_from desc
                        """)
                .param("alliance", alliance)
                .query(GoverningDocuments::map)
                .list();
    }

    /** One version of a document. */
    public Optional<GoverningDocument> find(UUID id) {
        return jdbc.sql(VERSION + " where id = :id")
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
                .orElseThrow(() -> notFound(id));
    }

    /**
     * The text of a version without its front matter, as somebody edits it.
     *
     * @throws RuleViolation not found, if there is no such version
     */
    public String body(UUID id) {
        return GoverningDocumentFile.body(text(id));
    }

    /**
     * Announces a version that a resolution adopted and whose day is to come: who joins from now on signs it too.
     *
     * @param name which document, one that the alliance has
     * @param text Markdown, both languages, one section per article ({@link Articles})
     * @param expected when it is expected to be in force
     * @param resolution number of the resolution
     * @return the version, with the next number of its document
     * @throws RuleViolation not found, if the alliance has no such document
     */
    @Transactional
    public GoverningDocument announce(
            String alliance, String name, Bilingual title, String text, Instant expected, String resolution) {
        UUID id = UUID.randomUUID();
        FrontMatter front = new FrontMatter(name, nextVersion(alliance, name), title, LocalDate.EPOCH);
        insert(id, alliance, new GoverningDocumentFile(front, text.replace("\r\n", "\n")), expected, resolution);
        return find(id).orElseThrow();
    }

    /**
     * An announced version is expected at another instant.
     *
     * @throws RuleViolation conflict, if it is not announced (any more)
     */
    @Transactional
    public void expect(UUID announced, Instant from) {
        change(announced, "effective_from = :at", from);
    }

    /**
     * An announced version will not come.
     *
     * @param at when it was withdrawn
     * @throws RuleViolation conflict, if it is not announced (any more)
     */
    @Transactional
    public void withdraw(UUID announced, Instant at) {
        change(announced, "withdrawn_at = :at", at);
    }

    /**
     * What changes from one version of a document to another, article by article.
     *
     * @param name which document, such as {@code charter}
     * @throws RuleViolation not found, if the alliance has not both versions
     */
    public DocumentDifference difference(String alliance, String name, String before, String after) {
        return DocumentDifference.between(name, text(alliance, name, before), text(alliance, name, after));
    }

    private String text(String alliance, String name, String version) {
        return find(alliance, name, version)
                .map(document -> text(document.id()))
                .orElseThrow(() -> RuleViolation.notFound(
                        "version",
                        Bilingual.of(
                                "没有组织文件 %s 的第%s版".formatted(name, version),
                                "there is no version %s of the document %s".formatted(version, name))));
    }

    /** Whether a version that a resolution adopted is in force. */
    boolean adopted(String alliance, String resolution) {
        return versions(alliance).stream()
                .anyMatch(document -> !document.announced() && resolution.equals(document.resolution()));
    }

    /** An announced version is in force from an instant on; see {@link GoverningRules#takeEffect}. */
    GoverningDocument takeEffect(String alliance, UUID announced, Instant from, String resolution) {
        boolean adopted = find(announced)
                .filter(document -> document.alliance().equals(alliance) && resolution.equals(document.resolution()))
                .isPresent();
        if (!adopted) {
            throw notFound(announced);
        }
        change(announced, "announced = false, effective_from = :at", from);
        return find(announced).orElseThrow();
    }

    private void change(UUID announced, String what, Instant at) {
        int changed = jdbc.sql("update governing_document set " + what
                        + " where id = :id and announced and withdrawn_at is null")
                .param("at", utc(at))
                .param("id", announced)
                .update();
        if (changed == 0) {
            throw new RuleViolation(
                    "document",
                    "not-announced",
                    null,
                    Bilingual.of("该版本并非待生效版本", "this version is not one that is announced"),
                    RuleViolation.Kind.CONFLICT);
        }
    }

    /** One more than the highest; a number once given, withdrawn or not, is not given again. */
    private String nextVersion(String alliance, String name) {
        List<String> given = jdbc.sql(
                        "select version from governing_document where alliance = :alliance and name = :name")
                .param("alliance", alliance)
                .param("name", name)
                .query(String.class)
                .list();
        if (given.isEmpty()) {
            throw RuleViolation.notFound(
                    "document", Bilingual.of("联盟没有组织文件 " + name, "the alliance has no document " + name));
        }
        int highest = given.stream()
                .filter(version -> version.matches("\\d{1,6}"))
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(given.size());
        return String.valueOf(highest + 1);
    }

    /**
     * Records a version, unless it is there already.
     *
     * @throws IllegalStateException when it is there with another text: what was signed cannot change
     */
    @Transactional
    void record(String alliance, GoverningDocumentFile file, ZoneId zone) {
        FrontMatter front = file.frontMatter();
        Optional<String> recorded = jdbc.sql("""
                        select text from governing_document
                         where alliance = :alliance and name = :name and version = :version and withdrawn_at is null
                        """)
                .param("alliance", alliance)
                .param("name", front.name())
                .param("version", front.version())
                .query(String.class)
                .optional();
        if (recorded.isEmpty()) {
            Instant from = front.effectiveFrom().atStartOfDay(zone).toInstant();
            insert(UUID.randomUUID(), alliance, file, from, null);
        } else if (!GoverningDocumentFile.body(recorded.get()).equals(GoverningDocumentFile.body(file.text()))) {
            throw new IllegalStateException(
                    "charters/%s: version %s of the document '%s' is recorded with another text; give the new text a new version"
                            .formatted(alliance, front.version(), front.name()));
        }
    }

    private void insert(
            UUID id, String alliance, GoverningDocumentFile file, Instant effectiveFrom, @Nullable String resolution) {
        FrontMatter front = file.frontMatter();
        jdbc.sql("""
                        insert into governing_document
                               (id, alliance, name, version, title_zh, title_en, sha256, effective_from, text,
                                announced, resolution)
                        values (:id, :alliance, :name, :version, :titleZh, :titleEn, :sha256, :effectiveFrom, :text,
                                :announced, :resolution)
                        """)
                .param("id", id)
                .param("alliance", alliance)
                .param("name", front.name())
                .param("version", front.version())
                .param("titleZh", front.title().zh())
                .param("titleEn", front.title().en())
                .param("sha256", file.sha256())
                .param("effectiveFrom", utc(effectiveFrom))
                .param("text", file.text())
                .param("announced", resolution != null)
                .param("resolution", resolution)
                .update();
    }

    private static GoverningDocument map(ResultSet row, int index) throws SQLException {
        return new GoverningDocument(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getString("name"),
                row.getString("version"),
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                row.getString("sha256"),
                instant(row, "effective_from"),
                instantOrNull(row, "effective_until"),
                row.getBoolean("announced"),
                row.getString("resolution"));
    }

    private static RuleViolation notFound(UUID id) {
        return RuleViolation.notFound(
                "document", Bilingual.of("没有组织文件 " + id, "there is no version " + id + " of a governing document"));
    }
}
