package org.charterflow.alliance.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.charterflow.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

@IntegrationTest
class AllianceApiTest {

    @Autowired
    TestRestTemplate api;

    @Test
    void listsTheAlliancesForEverybody() {
        JsonNode all = get("/api/v1/alliances");

        assertThat(all).hasSize(9);
        assertThat(all.findValuesAsText("charter")).containsOnly("own", "model");
        assertThat(all.findValuesAsText("id")).startsWith("coia", "oscar");
    }

    @Test
    void showsAnAllianceWithItsArticles() {
        JsonNode oscar = get("/api/v1/alliances/oscar");

        assertThat(oscar.at("/alliance/name/zh").asText()).isEqualTo("云计算开源产业联盟");
        assertThat(oscar.at("/apply").asText()).isEqualTo("apply@oscar.example");
        assertThat(oscar.at("/organs/0/article").asText()).isEqualTo("OSCAR-10");
        assertThat(oscar.at("/organs/0/seats")).hasSizeGreaterThanOrEqualTo(10);
        assertThat(oscar.toString()).doesNotContain("@unit").doesNotContain("userId");
        assertThat(oscar.at("/memberClasses").findValuesAsText("id"))
                .containsExactly("board", "full", "enterprise", "user");
    }

    @Test
    void listsMembersWithoutPersonsOrAddresses() {
        JsonNode members = get("/api/v1/alliances/coia/members?memberClass=partner");

        assertThat(members).hasSizeGreaterThanOrEqualTo(6);
        assertThat(members.get(0).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("number", "name", "memberClass", "since");
        assertThat(members.findValuesAsText("memberClass")).containsOnly("partner");
        assertThat(members.toString()).doesNotContain("@").doesNotContain("adviser");
    }

    @Test
    void anUnknownAllianceIsAProblemThatNamesTheField() {
        for (String path : new String[] {"/api/v1/alliances/none", "/api/v1/alliances/none/members"}) {
            var answer = api.getForEntity(path, JsonNode.class);

            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(answer.getHeaders().getContentType())
                    .satisfies(type -> assertThat(MediaType.APPLICATION_PROBLEM_JSON.includes(type))
                            .isTrue());
            assertThat(answer.getBody())
                    .isNotNull()
                    .satisfies(problem -> assertThat(problem.toString()).contains("alliance"));
        }
    }

    private JsonNode get(String path) {
        var answer = api.getForEntity(path, JsonNode.class);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        JsonNode body = answer.getBody();
        assertThat(body).isNotNull();
        return body == null ? com.fasterxml.jackson.databind.node.MissingNode.getInstance() : body;
    }
}
