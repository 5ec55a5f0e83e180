package org.charterflow.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.TestServers;
import org.charterflow.language.RuleViolation;
import org.charterflow.language.RuleViolation.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class DocumentsTest {

    private static final byte[] PDF = "%PDF-1.7\n%…\n".getBytes(UTF_8);

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aDocumentIsStoredWithItsHashAndComesBackAsItWas() {
        StoredDocument stored = documents.store(document("章程.pdf", "application/pdf; name=\"章程.pdf\"", PDF));

        assertThat(stored.name()).isEqualTo("章程.pdf");
        assertThat(stored.mediaType()).isEqualTo("application/pdf");
        assertThat(stored.size()).isEqualTo(PDF.length);
        assertThat(stored.sha256()).hasSize(64).matches("[0-9a-f]+");
        assertThat(stored.storedAt()).isAfterOrEqualTo(TestServers.START);
        assertThat(documents.find(stored.id())).contains(stored);
        assertThat(documents.content(stored.id())).isEqualTo(PDF);
    }

    @Test
    void anUnknownDocumentIsNotFound() {
        UUID unknown = UUID.randomUUID();

        assertThat(documents.find(unknown)).isEmpty();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> documents.content(unknown))
                .satisfies(violation -> assertThat(violation.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @Test
    void theDatabaseRefusesToAlterADocument() {
        StoredDocument stored = documents.store(document("章程.pdf", "application/pdf", PDF));

        assertThatThrownBy(() -> jdbc.sql("update document set name = 'other.pdf' where id = ?")
                        .param(stored.id())
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource({
        "empty.pdf,    application/pdf,          '',                    empty-file",
        "program.pdf,  application/pdf,          4d5a90000300,          program-refused",
        "linux.png,    image/png,                7f454c460201,          program-refused",
        "script.txt,   text/plain,               23212f62696e2f73680a,  program-refused",
        "shortcut.doc, application/msword,       4c0000000114020000,    program-refused",
        "picture.pdf,  application/pdf,          89504e470d0a1a0a00,    content-is-not-as-declared",
        "letter.docx,  application/pdf,          504b030414000600,      content-is-not-as-declared",
        "binary.txt,   text/plain,               0001020304,            content-is-not-as-declared",
        "page.html,    text/html,                3c68746d6c3e,          type-not-accepted",
        "drawing.svg,  image/svg+xml,            3c7376673e,            type-not-accepted",
        "unknown.bin,  application/octet-stream, 0001020304,            type-not-accepted",
    })
    void whatIsEmptyDangerousOrNotAsDeclaredIsRefused(String name, String mediaType, String hex, String rule) {
        byte[] content = HexFormat.of().parseHex(hex);

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> documents.store(document(name, mediaType, content)))
                .satisfies(violation -> {
                    assertThat(violation.rule()).isEqualTo(rule);
                    assertThat(violation.field()).isIn("content", "mediaType");
                    assertThat(violation.explanation().zh()).contains(name);
                    assertThat(violation.explanation().en()).contains(name);
                });
    }

    @Test
    void oneByteOver25MegabytesIsTooLarge() {
        byte[] content = new byte[Documents.LARGEST + 1];

        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> documents.store(document("large.pdf", "application/pdf", content)))
                .satisfies(violation -> assertThat(violation.kind()).isEqualTo(Kind.TOO_LARGE));
    }

    @ParameterizedTest
    @CsvSource({
        "scan.pdf,  '',                                   255044462d312e37, application/pdf",
        "scan,      application/octet-stream,             255044462d312e37, application/pdf",
        "form.docx, application/octet-stream,             504b030414000600,"
                + " application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "form.wps,  application/vnd.ms-works,             d0cf11e0a1b11ae1, application/msword",
        "seal.jpg,  image/jpg,                            ffd8ffe000104a46, image/jpeg",
        "note.txt,  text/plain; charset=gb2312,           c9eac7ebcae9,     text/plain",
        "mz.txt,    text/plain,                           4d5a20737461727473, text/plain",
    })
    void whatTheBytesSayIsTheType(String name, String declared, String hex, String mediaType) {
        StoredDocument stored =
                documents.store(document(name, declared, HexFormat.of().parseHex(hex)));

        assertThat(stored.mediaType()).isEqualTo(mediaType);
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd,            passwd.pdf",
        "C:\\Users\\me\\章程.pdf,        章程.pdf",
        "fdp.\u202Etxt.pdf,           fdp.txt.pdf",
        "a\u200Bb\u0000c.PDF,         abc.PDF",
        "program.exe,                 program.exe.pdf",
        "'...',                       document.pdf",
        "\"a\":b?.pdf,                _a__b_.pdf",
    })
    void aNameIsMadeSafe(String given, String kept) {
        assertThat(documents.store(document(given, "application/pdf", PDF)).name())
                .isEqualTo(kept);
    }

    @Test
    void aLongNameIsCutBeforeItsExtension() {
        String name = documents
                .store(document("章".repeat(300) + ".pdf", "application/pdf", PDF))
                .name();

        assertThat(name).hasSize(120).endsWith(".pdf");
    }

    @Test
    void chineseTextInAnyCommonEncodingIsText() {
        byte[] gbk = "关于申请入会的函".getBytes(Charset.forName("GB18030"));

        assertThat(documents.store(document("函.txt", "text/plain", gbk)).size()).isEqualTo(gbk.length);
    }

    private static NewDocument document(String name, String mediaType, byte[] content) {
        return new NewDocument("oscar", null, name, mediaType, content, Audience.SECRETARIAT);
    }
}
