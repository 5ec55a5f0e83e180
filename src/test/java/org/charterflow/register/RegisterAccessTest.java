package org.charterflow.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who sees what, by page and by API. */
@IntegrationTest
class RegisterAccessTest {

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private Journal journal;

    @Autowired
    private Documents documents;

    @Autowired
    private Ballots ballots;

    @Autowired
    private AccountDirectory accounts;

    private MockMvc mvc;
    private String number;
    private RequestPostProcessor stranger;
    private RequestPostProcessor participant;
    private RequestPostProcessor board;
    private RequestPostProcessor secretary;
    private RequestPostProcessor auditor;

    @BeforeEach
    void aCaseWithHistoryAndPapers() {
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        stranger = Logins.as(accounts, "coia", "coia-secretariat");
        participant = Logins.as(accounts, "oscar", "oscar-participant");
        board = Logins.as(accounts, "oscar", "oscar-participant", "oscar-board");
        secretary = Logins.as(accounts, "oscar", "oscar-secretariat");
        auditor = Logins.as(accounts, "oscar", "oscar-auditor");
        number =
                cases.open("oscar", "membership-application", Bilingual.of("示例北方云申请入盟", "Example North Cloud applies"));
        cases.state(number, "refused", Bilingual.of("已拒绝", "refused"));
        journal.record(new JournalEntry(
                "oscar",
                number,
                "li.wei@north-cloud.example",
                "mail",
                "application-refused",
                "OSCAR-21",
                Map.of("reason", "licence-does-not-match")));
        store("minutes.txt", Audience.MEMBERS);
        store("opinion.txt", Audience.ORGAN);
        store("licence.txt", Audience.SECRETARIAT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases", "/cases/{number}", "/cases/{number}/live"})
    void nobodyEntersACaseWithoutALogin(String page) throws Exception {
        mvc.perform(get(page.replace("{number}", number)).header("Accept", "text/html"))
                .andExpect(status().isFound())
                .andExpect(redirectedUrlPattern("**/login"));
    }

    @Test
    void programsAreAskedForALogin() throws Exception {
        mvc.perform(get(api("oscar"))).andExpect(status().isUnauthorized());
    }

    @Test
    void anotherAlliancesSecretariatFindsNothingByAnyDoor() throws Exception {
        for (String door : new String[] {"/cases/" + number, "/cases/" + number + "/live", api("oscar"), api("coia")}) {
            mvc.perform(get(door).with(stranger))
                    .andExpect(status().isNotFound())
                    .andExpect(content().string(not(containsString("North Cloud"))));
        }
        mvc.perform(get("/cases").with(stranger)).andExpect(content().string(not(containsString(number))));
    }

    @Test
    void aCaseOfAnotherAllianceIsToldLikeOneThatDoesNotExist() throws Exception {
        String existing = body(api("oscar"), stranger);
        String missing = body("/api/v1/alliances/oscar/cases/OSCAR-2026-9999", stranger);
        assertThat(existing.replace(number, "?")).isEqualTo(missing.replace("OSCAR-2026-9999", "?"));
        mvc.perform(get(api("oscar")).with(stranger)).andExpect(content().contentType(APPLICATION_PROBLEM_JSON));
    }

    @Test
    void aParticipantSeesTheHistoryWithoutAddressesAndReasons() throws Exception {
        mvc.perform(get(api("oscar")).with(participant))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.caseNumber").value(number))
                .andExpect(jsonPath("$.state").value("refused"))
                .andExpect(jsonPath("$.stateLabel.zh").value("已拒绝"))
                .andExpect(jsonPath("$.history[*].action").value(hasItem("application-refused")))
                .andExpect(content().string(not(containsString("OSCAR-21"))))
                .andExpect(content().string(not(containsString("li.wei@north-cloud.example"))))
                .andExpect(content().string(not(containsString("licence-does-not-match"))));
        mvc.perform(get("/cases/" + number).with(participant))
                .andExpect(content().string(not(containsString("OSCAR-21"))))
                .andExpect(content().string(not(containsString("li.wei@north-cloud.example"))))
                .andExpect(content().string(not(containsString("licence-does-not-match"))));
    }

    @Test
    void whoLosesARoleLosesItsRightsInARunningSession() throws Exception {
        RequestPostProcessor leaving = Logins.as(accounts, "oscar", "oscar-secretariat", "oscar-participant");
        MockHttpSession session =
                (MockHttpSession) mvc.perform(get(api("oscar")).with(leaving).session(new MockHttpSession()))
                        .andExpect(content().string(containsString("licence-does-not-match")))
                        .andReturn()
                        .getRequest()
                        .getSession();

        accounts.lock("login.oscar-secretariat.oscar-participant");

        mvc.perform(get(api("oscar")).session(session)).andExpect(status().isNotFound());
        accounts.setGroups(
                "login.oscar-secretariat.oscar-participant", Set.of("oscar-secretariat", "oscar-participant"));
    }

    @Test
    void secretariatAndAuditorSeeAddressesAndReasons() throws Exception {
        for (RequestPostProcessor entitled : new RequestPostProcessor[] {secretary, auditor}) {
            assertThat(body(api("oscar"), entitled))
                    .contains("li.wei@north-cloud.example", "licence-does-not-match", "OSCAR-21");
            assertThat(body("/cases/" + number, entitled)).contains("li.wei@north-cloud.example");
        }
    }

    @Test
    void papersAndBallotsAreShownToTheOrganThatDecides() throws Exception {
        assertThat(body("/cases/" + number, participant))
                .contains("minutes.txt")
                .doesNotContain("opinion.txt", "licence.txt");
        assertThat(body("/cases/" + number, board))
                .contains("minutes.txt")
                .doesNotContain("opinion.txt", "licence.txt");
        UUID ballot = ballots.prepare(new BallotDraft(
                "oscar", number, "board", "admission", Bilingual.of("是否接纳？", "Admit?"), List.of(), null));
        String ballotApi = "/api/v1/alliances/oscar/ballots/" + ballot;
        assertThat(body("/cases/" + number, board))
                .contains("minutes.txt", "opinion.txt", "是否接纳？")
                .doesNotContain("licence.txt");
        mvc.perform(get(ballotApi).with(board)).andExpect(status().isOk());
        for (RequestPostProcessor elsewhere : List.of(
                Logins.as(accounts, "oscar", "oscar-participant", "oscar-technical-committee"),
                Logins.as(accounts, "oscar", "oscar-participant", "oscar-leader"))) {
            assertThat(body("/cases/" + number, elsewhere))
                    .contains("minutes.txt")
                    .doesNotContain("opinion.txt", "是否接纳？</");
            mvc.perform(get(ballotApi).with(elsewhere)).andExpect(status().isNotFound());
        }
        assertThat(body("/cases/" + number, auditor)).contains("minutes.txt", "opinion.txt", "licence.txt");
    }

    @Test
    void theCasePageIsInBothLanguages() throws Exception {
        assertThat(body("/cases/" + number + "?lang=zh", participant)).contains("示例北方云申请入盟", "尚需事项", "zh-CN");
        assertThat(body("/cases/" + number + "?lang=en", participant))
                .contains("Example North Cloud applies", "What is still needed", "lang=\"en\"");
    }

    @Test
    void theLivePartIsThePartAloneNotThePage() throws Exception {
        assertThat(body("/cases/" + number + "/live", participant))
                .contains(number)
                .doesNotContain("<html", "masthead");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/login",
                "/register",
                "/register/oscar",
                "/register/oscar/members",
                "/register/oscar/documents",
                "/register/oscar/documents/charter/1",
                "/register/oscar/readings",
                "/register/oscar/resolutions",
                "/register/coia",
                "/register/copu"
            })
    void theRegisterIsOpenInBothLanguagesAndNamesNoAddress(String page) throws Exception {
        for (String language : new String[] {"zh", "en"}) {
            String html = mvc.perform(get(page).param("lang", language))
                    .andExpect(status().isOk())
                    .andReturn()
                    .getResponse()
                    .getContentAsString(StandardCharsets.UTF_8);
            assertThat(html).contains("lang=\"" + (language.equals("zh") ? "zh-CN" : "en") + "\"");
            assertThat(html).doesNotContain("??").doesNotContainPattern("[\\w.-]+@[\\w-]+\\.example");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/register/nowhere", "/register/oscar/documents/charter/99", "/register/oscar/resolutions/1"})
    void whatDoesNotExistIsSaidSoInTheLayout(String page) throws Exception {
        mvc.perform(get(page).header("Accept", "text/html"))
                .andExpect(status().isNotFound())
                .andExpect(content().string(containsString("masthead")));
    }

    @Test
    void theApiListsAlliancesOrgansAndMembersWithoutPersonsAddresses() throws Exception {
        mvc.perform(get("/api/v1/alliances"))
                .andExpect(jsonPath("$.length()").value(9))
                .andExpect(jsonPath("$[*].id").value(hasItem("oscar")));
        mvc.perform(get("/api/v1/alliances/oscar"))
                .andExpect(jsonPath("$.organs[?(@.id=='board')].article").exists())
                .andExpect(content().string(not(matchesPattern("(?s).*(?<!apply)@.*"))));
        mvc.perform(get("/api/v1/alliances/oscar/members"))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("@"))));
        mvc.perform(get("/api/v1/alliances/nowhere/members"))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.field").value("alliance"));
    }

    @Test
    void theApiIsDocumented() throws Exception {
        mvc.perform(get("/v3/api-docs"))
                .andExpect(jsonPath("$.info.title").value("Charterflow"))
                .andExpect(jsonPath("$.components.securitySchemes.basic.scheme").value("basic"))
                .andExpect(jsonPath("$.paths['/api/v1/alliances/{alliance}/cases/{caseNumber}'].get.tags[0]")
                        .value("Cases"))
                .andExpect(jsonPath("$.components.schemas.Problem.properties.article")
                        .exists())
                .andExpect(jsonPath("$.paths['/cases/{caseNumber}']").doesNotExist());
    }

    private String api(String alliance) {
        return "/api/v1/alliances/" + alliance + "/cases/" + number;
    }

    private String body(String door, RequestPostProcessor account) throws Exception {
        return mvc.perform(get(door).with(account))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void store(String name, Audience audience) {
        documents.store(
                new NewDocument("oscar", number, name, "text/plain", name.getBytes(StandardCharsets.UTF_8), audience));
    }
}
