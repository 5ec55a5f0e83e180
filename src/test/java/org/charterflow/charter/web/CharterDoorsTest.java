package org.charterflow.charter.web;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.charter.CharterFiles;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** What applied on a day, asked by anybody. */
@IntegrationTest
class CharterDoorsTest {

    private static final String CHARTER = "/api/v1/alliances/oscar/charter";

    @Autowired
    TestRestTemplate http;

    @Autowired
    GoverningDocuments documents;

    @Test
    @Article("OSCAR-5")
    void theCharterAsOfADay() {
        JsonNode charter = get(CHARTER + "?on=2026-03-01");

        assertThat(charter.at("/on").asText()).isEqualTo("2026-03-01");
        assertThat(charter.at("/documents").findValuesAsText("name")).contains("application-form", "charter");
        assertThat(charter.at("/documents/1/articles/11/id").asText()).isEqualTo("OSCAR-12");
        assertThat(charter.at("/documents/1/articles/11/title/zh").asText()).isEqualTo("理事会表决");
        assertThat(get(CHARTER + "?on=2016-03-08").at("/documents")).isEmpty();
        assertThat(get(CHARTER).at("/documents")).isNotEmpty();
    }

    @Test
    void anArticleHasAPermanentAddress() {
        JsonNode article = get(CHARTER + "/articles/OSCAR-29.6");

        assertThat(article.at("/article/article/id").asText()).isEqualTo("OSCAR-29");
        assertThat(article.at("/versions/0/version").asText()).isEqualTo("1");
        assertThat(get(CHARTER + "/articles/application-form-4")
                        .at("/article/document")
                        .asText())
                .isEqualTo("application-form");
        assertThat(problem(CHARTER + "/articles/OSCAR-999", HttpStatus.NOT_FOUND))
                .contains("OSCAR-999");
        assertThat(problem(CHARTER + "/articles/OSCAR-12?on=2016-03-08", HttpStatus.NOT_FOUND))
                .contains("was not in force on 2016-03-08");
    }

    @Test
    @Article("OSCAR-39")
    void anyTwoVersionsSideBySide() {
        UUID coming = documents
                .announce(
                        "green",
                        "model-rules",
                        Bilingual.of("规则", "Rules"),
                        documents
                                .body(documents
                                        .find("green", "model-rules", "1")
                                        .orElseThrow()
                                        .id())
                                .replace("## MODEL-5 规则修改 Amendments", "## MODEL-5 规则修订 Amendments"),
                        Instant.now().plus(Duration.ofDays(31)),
                        "决议〔2026〕对照号")
                .id();
        String versions = "/charter/differences/model-rules?from=1&to=2";
        try {
            JsonNode difference = get("/api/v1/alliances/green" + versions);
            assertThat(difference.at("/changes")).hasSize(1);
            assertThat(difference.at("/changes/0/article").asText()).isEqualTo("MODEL-5");
            assertThat(difference.at("/changes/0/zh/1/text").asText()).isEqualTo("改");
            assertThat(page("/register/green" + versions, "en"))
                    .contains("what changes from version 1 to version 2", "<del>改</del>", "<ins>订</ins>", "MODEL-5")
                    .contains("/register/green/charter/articles/MODEL-5");
            assertThat(page("/register/green" + versions, "zh")).contains("第1版与第2版对照");
            assertThat(page("/register/green/documents", "en")).contains("compare with version 1");
            assertThat(problem("/api/v1/alliances/green" + versions + "0", HttpStatus.NOT_FOUND))
                    .contains("no version 20");
        } finally {
            documents.withdraw(coming, Instant.now());
        }
    }

    @Test
    void theRulesAsOfADay() {
        JsonNode rules = get(CHARTER + "/rules?on=2026-03-01");

        assertThat(rules.findValuesAsText("decision")).containsExactlyElementsOf(CharterFiles.DECISIONS);
        JsonNode voting = rules.get(CharterFiles.DECISIONS.indexOf("voting-rule"));
        assertThat(voting.at("/articles").toString()).contains("OSCAR-12");
        assertThat(voting.at("/rows/0/reading").asText()).isEqualTo("R-OSCAR-3");
        assertThat(http.getForObject(CHARTER + "/rules/voting-rule?on=2026-03-01", String.class))
                .contains("<decision id=\"voting-rule\"");
        assertThat(problem(CHARTER + "/rules/taxes", HttpStatus.NOT_FOUND)).contains("taxes");
    }

    @Test
    void aDayThatIsNoneIsAProblemThatNamesTheField() {
        assertThat(problem(CHARTER + "?on=2026-02-30", HttpStatus.BAD_REQUEST)).contains("\"on\"");
        assertThat(problem(CHARTER + "?on=9999-12-31", HttpStatus.BAD_REQUEST)).contains("\"on\"", "1900 to 2200");
        assertThat(problem("/api/v1/alliances/none/charter", HttpStatus.NOT_FOUND))
                .contains("alliance");
    }

    @Test
    void thePagesSayItInBothLanguages() {
        assertThat(page("/register/oscar/charter?on=2026-03-01", "zh"))
                .contains("2026-03-01有效的章程", "理事会表决", "通过比例分母", "OSCAR-12", "规则");
        assertThat(page("/register/oscar/charter?on=2026-03-01", "en"))
                .contains("The charter as of 2026-03-01", "Voting in the board", "Threshold denominator")
                .doesNotContain("理事会表决");
        assertThat(page("/register/oscar/charter/articles/OSCAR-12", "en")).contains("in force from 2016-03-09 00:00");
        assertThat(page("/register/coia/documents", "zh")).contains("失效时间");
    }

    private JsonNode get(String path) {
        var answer = http.getForEntity(path, JsonNode.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        return requireNonNull(answer.getBody());
    }

    private String problem(String path, HttpStatus status) {
        var answer = http.getForEntity(path, String.class);
        assertThat(answer.getStatusCode()).isEqualTo(status);
        return String.valueOf(answer.getBody());
    }

    private String page(String path, String language) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.ACCEPT_LANGUAGE, language);
        headers.set(HttpHeaders.ACCEPT, "text/html");
        var answer = http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers), String.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        return String.valueOf(answer.getBody());
    }
}
