package org.charterflow.document;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.document.FileType.Family;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The documents of all alliances. What is stored is never altered. */
@Service
public class Documents {

    /** The largest document that is taken, in bytes: what a mail may be at most. */
    public static final int LARGEST = 25 * 1024 * 1024;

    private static final String COLUMNS =
            "id, alliance, case_number, name, media_type, size, sha256, audience, stored_at";

    private final JdbcClient jdbc;
    private final Clock clock;

    Documents(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Stores a document under an id of our own, with its hash, the type found in its bytes and a safe name.
     *
     * @throws RuleViolation naming the field ({@code content}, {@code mediaType}): empty, over 25 MB, a program, a
     *     type that is not accepted, or bytes that are not what they are declared to be
     */
    @Transactional
    public StoredDocument store(NewDocument document) {
        FileType type = check(document);
        StoredDocument stored = new StoredDocument(
                UUID.randomUUID(),
                document.alliance(),
                document.caseNumber(),
                FileNames.clean(document.name(), type),
                type.mediaType,
                document.content().length,
                sha256(document.content()),
                document.audience(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbc.sql("insert into document (" + COLUMNS + ", content) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(stored.id())
                .param(stored.alliance())
                .param(stored.caseNumber())
                .param(stored.name())
                .param(stored.mediaType())
                .param(stored.size())
                .param(stored.sha256())
                .param(stored.audience().name())
                .param(utc(stored.storedAt()))
                .param(document.content())
                .update();
        return stored;
    }

    /** The document of this id, whoever may read it: the caller has to check its alliance and audience. */
    public Optional<StoredDocument> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from document where id = :id")
                .param("id", id)
                .query(Documents::map)
                .optional();
    }

    /**
     * The document's bytes, whoever may read them.
     *
     * @throws RuleViolation if there is no such document
     */
    public byte[] content(UUID id) {
        return jdbc.sql("select content from document where id = :id")
                .param("id", id)
                .query((row, index) -> row.getBytes(1))
                .optional()
                .orElseThrow(() ->
                        RuleViolation.notFound("document", Bilingual.of("没有这份文件：" + id, "there is no document " + id)));
    }

    /**
     * Erases a document as a whole: personal data goes, and what the journal says of its hash stays true.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException if a notice or a ballot still holds it
     */
    @Transactional
    public void erase(UUID id) {
        jdbc.sql("delete from document where id = :id").param("id", id).update();
    }

    /** The documents of a case, the earliest first. */
    public List<StoredDocument> ofCase(String caseNumber) {
        return jdbc.sql("select " + COLUMNS + " from document where case_number = :case order by stored_at, id")
                .param("case", caseNumber)
                .query(Documents::map)
                .list();
    }

    /** What is said when there is no such document. */
    public static RuleViolation missing(UUID id) {
        return RuleViolation.notFound("document", Bilingual.of("没有这份文件：" + id, "there is no document " + id));
    }

    private static FileType check(NewDocument document) {
        String name = document.name();
        if (document.content().length == 0) {
            throw RuleViolation.invalid(
                    "content", "empty-file", Bilingual.of("文件“" + name + "”是空的", "the file “" + name + "” is empty"));
        }
        if (document.content().length > LARGEST) {
            throw new RuleViolation(
                    "content",
                    "file-too-large",
                    null,
                    Bilingual.of("文件“" + name + "”超过 25 MB", "the file “" + name + "” is larger than 25 MB"),
                    RuleViolation.Kind.TOO_LARGE);
        }
        Family found = MagicBytes.family(document.content());
        if (found == Family.PROGRAM) {
            throw unsupported(
                    "content",
                    "program-refused",
                    Bilingual.of("文件“" + name + "”是程序，不予接收", "the file “" + name + "” is a program and is refused"));
        }
        boolean undeclared = document.mediaType().startsWith("application/octet-stream")
                || document.mediaType().isBlank();
        FileType type = (undeclared ? FileType.guess(name, found) : FileType.ofMediaType(document.mediaType()))
                .orElseThrow(() -> unsupported(
                        "mediaType",
                        "type-not-accepted",
                        Bilingual.of(
                                "不接收“" + name + "”这种类型的文件（" + document.mediaType() + "）；可用 PDF、图片、Word、Excel",
                                "files such as “" + name + "” (" + document.mediaType()
                                        + ") are not accepted; PDF, pictures, Word and Excel are")));
        if (type.family != found) {
            throw unsupported(
                    "mediaType",
                    "content-is-not-as-declared",
                    Bilingual.of(
                            "文件“" + name + "”的内容不是 " + type.mediaType,
                            "the content of the file “" + name + "” is not " + type.mediaType));
        }
        return type;
    }

    private static RuleViolation unsupported(String field, String rule, Bilingual message) {
        return new RuleViolation(field, rule, null, message, RuleViolation.Kind.UNSUPPORTED);
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static StoredDocument map(ResultSet row, int index) throws SQLException {
        Instant storedAt = instant(row, "stored_at");
        return new StoredDocument(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getString("case_number"),
                row.getString("name"),
                row.getString("media_type"),
                row.getLong("size"),
                row.getString("sha256"),
                Audience.valueOf(row.getString("audience")),
                storedAt);
    }
}
