package org.charterflow.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.jayway.jsonpath.JsonPath;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.User;
import org.charterflow.IntegrationTest;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.mail.Tokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The API, the applicant's page and the page that sets a password: what they take, and what they refuse. */
@IntegrationTest
class ApplicantDoorsTest {

    private static final String API = "/api/v1/alliances/oscar/applications";

    @Autowired
    WebApplicationContext context;

    @Autowired
    ObjectMapper json;

    @Autowired
    Tokens tokens;

    @Autowired
    Invitations invitations;

    @Autowired
    CaseFiles cases;

    @Autowired
    ProcessEngine engine;

    private MockMvc web;
    private final Map<String, String> fields = Dossiers.oscarEnterprise();

    @BeforeEach
    void open() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        fields.remove("uscc");
        fields.put("legalNameZh", "接口测试单位" + UUID.randomUUID());
    }

    private String body() throws Exception {
        return json.writeValueAsString(Map.of("fields", fields, "contactEmail", "contact@unit.example"));
    }

    private String apply() throws Exception {
        String receipt = web.perform(
                        post(API).contentType(MediaType.APPLICATION_JSON).content(body()))
                .andExpect(status().isAccepted())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return JsonPath.read(receipt, "$.caseNumber");
    }

    private void run(String caseNumber) {
        engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
                .flatMap(
                        instance -> engine
                                .getManagementService()
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .messages()
                                .list()
                                .stream())
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
    }

    @Test
    void anApplicationFromTheApiWaitsForItsAddressToBeConfirmedOnThePage() throws Exception {
        String caseNumber = apply();
        run(caseNumber);
        assertThat(cases.find(caseNumber).orElseThrow().state()).isEqualTo("address-to-be-confirmed");
        String page =
                "/r/application/" + tokens.issue("application", "oscar", caseNumber, "contact@unit.example", null);

        web.perform(get(page)).andExpect(status().isOk()).andExpect(content().string(containsString(caseNumber)));
        assertThat(cases.find(caseNumber).orElseThrow().state()).isEqualTo("address-to-be-confirmed");
        web.perform(post(page + "/confirm").with(csrf())).andExpect(redirectedUrl(page));
        run(caseNumber);
        assertThat(cases.find(caseNumber).orElseThrow().state()).isEqualTo("to-be-completed");

        web.perform(get(page)).andExpect(content().string(containsString("name=\"uscc\"")));
        web.perform(multipart(page + "/complete")
                        .file(new MockMultipartFile(
                                "logo", "logo.pdf", "application/pdf", "%PDF-1.4".getBytes(StandardCharsets.US_ASCII)))
                        .param("postcode", "100081")
                        .with(csrf()))
                .andExpect(redirectedUrl(page));
        web.perform(post(page + "/withdraw").with(csrf())).andExpect(redirectedUrl(page));
        assertThat(cases.find(caseNumber).orElseThrow().state()).isEqualTo("withdrawn");
        web.perform(get(page)).andExpect(status().isOk());
    }

    @Test
    void everyMistakeIsNamedWithFieldRuleAndArticle() throws Exception {
        fields.put("uscc", "91350100M000100Y4Z");
        fields.put("memberClass", "diamond");
        fields.put("charterVersion", "99");
        fields.put("lei", "5493001KJTIIGC8Y1R13");
        fields.put("luckyNumber", "8");

        web.perform(post(API).contentType(MediaType.APPLICATION_JSON).content(body()))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.errors[*].field", hasItem("uscc")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("memberClass")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("charterVersion")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("lei")))
                .andExpect(jsonPath("$.errors[*].field", hasItem("luckyNumber")))
                .andExpect(jsonPath("$.errors[?(@.field == 'uscc')].message.zh", hasItem(containsString("第18位"))))
                .andExpect(
                        jsonPath("$.errors[?(@.field == 'uscc')].message.en", hasItem(containsString("character 18"))))
                .andExpect(jsonPath("$.errors[0].article", containsString("OSCAR-39")));
    }

    @ParameterizedTest
    @CsvSource({"0, 422", "10485761, 413", "100, 415"})
    void filesThatAreEmptyTooLargeOrOfAWrongTypeAreRefused(int size, int status) throws Exception {
        web.perform(multipart(API)
                        .file(new MockMultipartFile(
                                "application", "", "application/json", body().getBytes(StandardCharsets.UTF_8)))
                        .file(new MockMultipartFile("logo", "logo.png", "image/png", new byte[size])))
                .andExpect(status().is(status))
                .andExpect(jsonPath("$.field").value("logo"));
    }

    @Test
    void anAllianceThatIsNotThereIsNotFound() throws Exception {
        web.perform(post("/api/v1/alliances/nobody/applications")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body()))
                .andExpect(status().isNotFound());
    }

    @Test
    void theApplicationFormIsOpenToProgramsAndTheirOwnToSecretariats() throws Exception {
        web.perform(get("/api/v1/alliances/coia/application-form"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.charterVersion").value("1"))
                .andExpect(jsonPath("$.fields[?(@.key == 'memberClass')].options[*].value", hasItem("director")))
                .andExpect(jsonPath("$.fields[?(@.key == 'aiRelated')].label.zh", hasItem("是否从事人工智能相关工作")))
                .andExpect(jsonPath("$.attachments[*].kind", hasItem("contribution-statement")));
        web.perform(get("/api/v1/alliances/nobody/application-form")).andExpect(status().isNotFound());

        web.perform(get("/api/v1/application-form").with(user("coia.secretary1")))
                .andExpect(jsonPath("$.alliance").value("coia"));
        web.perform(get("/api/v1/application-form").with(user("oscar.b2"))).andExpect(status().isForbidden());
        web.perform(get("/api/v1/application-form")).andExpect(status().isUnauthorized());
    }

    @Test
    void aTokenOfAnotherPurposeOpensNothing() throws Exception {
        String token = tokens.issue("ballot", "oscar", null, "somebody", null);

        web.perform(get("/r/application/" + token)).andExpect(status().isNotFound());
    }

    @Test
    void aPasswordIsSetOnceAndByThePolicy() throws Exception {
        IdentityService identity = engine.getIdentityService();
        String user = "oscar.test-" + UUID.randomUUID();
        User account = identity.newUser(user);
        account.setPassword(UUID.randomUUID() + "Aa!1");
        identity.saveUser(account);
        String url = invitations.invite("oscar", "OSCAR-2026-0001", user).url();
        String page = url.substring(url.indexOf("/account/"));

        web.perform(get(page)).andExpect(status().isOk()).andExpect(content().string(containsString(user)));
        set(page, "weak", "weak");
        set(page, "Str0ng-pass!x", "Str0ng-pass!y");
        web.perform(get(page)).andExpect(status().isOk());
        set(page, "Str0ng-pass!x", "Str0ng-pass!x");
        assertThat(identity.checkPassword(user, "Str0ng-pass!x")).isTrue();
        web.perform(get(page)).andExpect(status().isNotFound());
    }

    private void set(String page, String password, String repeated) throws Exception {
        web.perform(post(page)
                        .param("password", password)
                        .param("repeated", repeated)
                        .with(csrf()))
                .andExpect(status().isOk());
    }
}
