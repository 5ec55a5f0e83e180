package org.charterflow.charter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.UUID;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.alliance.ProfileException;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class GoverningDocumentsTest {

    private static final Instant NOW = Beijing.at("2026-03-01T10:00");

    @Autowired
    GoverningDocuments documents;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest(name = "{0}: {1} and {2}")
    @CsvSource({
        "oscar, application-form, charter",
        "coia, application-form, charter",
        "copu, application-form, model-rules",
        "green, application-form, model-rules",
    })
    @Article("OSCAR-5")
    void everyAllianceHasItsDocumentsInForce(String alliance, String first, String second) {
        assertThat(documents.inForce(alliance, NOW))
                .extracting(GoverningDocument::name)
                .containsExactly(first, second);
    }

    @Test
    void aDocumentHasItsTitleAndTheHashOfItsText() {
        GoverningDocument charter = charter("oscar");

        assertThat(charter.title().zh()).isEqualTo("云计算开源产业联盟章程");
        assertThat(charter.version()).isEqualTo("1");
        assertThat(charter.effectiveFrom()).isEqualTo(Beijing.at("2016-03-09T00:00"));
        assertThat(documents.find(charter.id())).contains(charter);
        assertThat(documents.text(charter.id())).contains("\n## OSCAR-12 ");
        assertThat(GoverningDocumentFile.read(new ByteArrayResource(
                                documents.text(charter.id()).getBytes(UTF_8)))
                        .sha256())
                .isEqualTo(charter.sha256());
    }

    @Test
    void aDocumentIsInForceFromItsFirstMidnight() {
        assertThat(documents.inForce("oscar", Beijing.at("2016-03-08T23:59"))).isEmpty();
        assertThat(documents.inForce("oscar", Beijing.at("2016-03-09T00:00"))).hasSize(2);
    }

    @Test
    @Article("OSCAR-39")
    void aNewVersionIsInForceFromItsDayAndTheOldOneStays() {
        String name = "rules-" + UUID.randomUUID();
        documents.record("hubei", file(name, "1", "2020-01-01", "one"), Beijing.ZONE);
        documents.record("hubei", file(name, "2", "2026-03-01", "two"), Beijing.ZONE);
        documents.record("hubei", file(name, "2", "2026-03-01", "two"), Beijing.ZONE);

        assertThat(versionInForce("hubei", name, "2026-02-28T23:59")).isEqualTo("1");
        assertThat(versionInForce("hubei", name, "2026-03-01T00:00")).isEqualTo("2");
        assertThat(documents.versions("hubei"))
                .filteredOn(d -> d.name().equals(name))
                .extracting(GoverningDocument::version)
                .containsExactly("2", "1");
    }

    @Test
    @Article("OSCAR-39")
    void aRecordedVersionKeepsItsText() {
        String name = "rules-" + UUID.randomUUID();
        documents.record("hubei", file(name, "1", "2020-01-01", "one"), Beijing.ZONE);

        assertThatIllegalStateException()
                .isThrownBy(() -> documents.record("hubei", file(name, "1", "2020-01-01", "other"), Beijing.ZONE))
                .withMessageContaining("give the new text a new version");
        assertThatThrownBy(() -> jdbc.sql("update governing_document set text = '' where name = ?")
                        .param(name)
                        .update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    @Test
    void anUnknownVersionIsNotFound() {
        UUID unknown = UUID.randomUUID();

        assertThat(documents.find(unknown)).isEmpty();
        assertThat(documents.find("oscar", "charter", "999")).isEmpty();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> documents.text(unknown))
                .satisfies(violation -> assertThat(violation.kind()).isEqualTo(RuleViolation.Kind.NOT_FOUND));
    }

    @Test
    void theHashDoesNotDependOnLineEnds() {
        String text = text("rules", "1", "2020-01-01", "one");

        assertThat(GoverningDocumentFile.read(
                                new ByteArrayResource(text.replace("\n", "\r\n").getBytes(UTF_8)))
                        .sha256())
                .isEqualTo(GoverningDocumentFile.read(new ByteArrayResource(text.getBytes(UTF_8)))
                        .sha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"# A text", "", "---\nname: rules\n", "---\nname: rules\nversion: '1'\n---\n"})
    void aFileThatDoesNotSayWhatItIsIsRefused(String text) {
        assertThatExceptionOfType(ProfileException.class)
                .isThrownBy(() -> GoverningDocumentFile.read(new ByteArrayResource(text.getBytes(UTF_8))));
    }

    private GoverningDocument charter(String alliance) {
        return documents.inForce(alliance, NOW).stream()
                .filter(d -> d.name().equals("charter"))
                .findFirst()
                .orElseThrow();
    }

    private String versionInForce(String alliance, String name, String at) {
        return documents.inForce(alliance, Beijing.at(at)).stream()
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow()
                .version();
    }

    private static GoverningDocumentFile file(String name, String version, String effectiveFrom, String text) {
        return GoverningDocumentFile.read(
                new ByteArrayResource(text(name, version, effectiveFrom, text).getBytes(UTF_8)));
    }

    private static String text(String name, String version, String effectiveFrom, String text) {
        return """
                ---
                name: %s
                version: '%s'
                title: {zh: 规则, en: Rules}
                effectiveFrom: %s
                ---
                %s
                """.formatted(name, version, effectiveFrom, text);
    }
}
