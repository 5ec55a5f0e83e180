package org.charterflow.amendment.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import java.time.Clock;
import java.util.Map;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.NewMember;
import org.charterflow.alliance.NewRepresentative;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.amendment.table.DecisionTable;
import org.charterflow.amendment.table.TableReader;
import org.charterflow.charter.TableVersions;
import org.charterflow.language.Bilingual;
import org.charterflow.withdrawal.NewWithdrawal;
import org.charterflow.withdrawal.process.WithdrawalProcess;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Drafts by page and API: cells, files, texts, and what is refused to whom. */
@IntegrationTest
class AmendmentDoorsTest {

    private static final String ALLIANCE = "changfeng";
    private static final String API = "/api/v1/alliances/" + ALLIANCE + "/amendments";
    private static final String PAGE = "/register/" + ALLIANCE + "/amendments";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private TableVersions versions;

    @Autowired
    private Alliances alliances;

    @Autowired
    private Members members;

    @Autowired
    private Representatives representatives;

    @Autowired
    private WithdrawalProcess withdrawals;

    @Autowired
    private Clock clock;

    private MockMvc mvc;
    private RequestPostProcessor secretary;
    private RequestPostProcessor member;
    private String caseNumber = "";

    @BeforeEach
    void begin() throws Exception {
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        secretary = Logins.as(accounts, ALLIANCE, ALLIANCE + "-secretariat");
        member = Logins.as(accounts, ALLIANCE, ALLIANCE + "-participant");
        String answer = mvc.perform(post(API)
                        .with(secretary)
                        .with(csrf())
                        .contentType("application/json")
                        .content("{\"title\":{\"zh\":\"测试\",\"en\":\"Test\"},\"reason\":\"理由\"}"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        caseNumber = JsonPath.read(answer, "$.caseNumber");
    }

    @AfterEach
    void giveUp() throws Exception {
        mvc.perform(delete(API + "/" + caseNumber).with(secretary).with(csrf())).andExpect(status().isNoContent());
    }

    @Test
    @Article("MODEL-5")
    void cellsAreEditedAsTextsAndTheDifferenceIsShown() throws Exception {
        mvc.perform(get(page("/tables/membership-fee"))
                        .param("lang", "en")
                        .with(secretary)
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("name=\"r0_o0\" value=\"0\"")))
                .andExpect(content().string(containsString("aria-label=\"Amount")));
        DecisionTable table = TableReader.read("fee", dmn().getBytes(UTF_8)).orThrow();
        MockHttpServletRequestBuilder form = post(page("/tables/membership-fee"));
        for (int c = 0; c < table.outputs().size(); c++) {
            String cell = table.rows().get(0).outputs().get(c);
            form.param("r0_o" + c, cell.equals("0") ? "500" : cell);
        }
        form.param("r0_id", table.rows().get(0).id()).param("r1_o0", "").param("gaps", "");
        mvc.perform(form.with(secretary).with(csrf())).andExpect(status().is3xxRedirection());

        mvc.perform(get(page("")).param("lang", "en").with(secretary).with(csrf()))
                .andExpect(content().string(containsString("<del>0</del>")))
                .andExpect(content().string(containsString("<ins>500</ins>")))
                .andExpect(content().string(containsString("In order")));
        mvc.perform(get(API + "/" + caseNumber + "/check").with(secretary).with(csrf()))
                .andExpect(jsonPath("$.refusals").isEmpty());
    }

    @Test
    @Article("OSCAR-40")
    void thePageNamesWhoLeavesBecauseOfIt() throws Exception {
        Member unit = members.admit(
                new NewMember(
                        ALLIANCE,
                        Bilingual.same("不接受修订的单位"),
                        "enterprise",
                        "CN",
                        null,
                        null,
                        null,
                        "notice@leaving.example",
                        new NewRepresentative("changfeng.leaving", "代表", null, "leaving@leaving.example", null)),
                alliances.get(ALLIANCE).memberClasses().get(0).id(),
                alliances.today(ALLIANCE));
        Representative person = representatives.ofMember(unit.id()).orElseThrow();
        String leaving = withdrawals.start(new NewWithdrawal(person, "mail", "我单位退出联盟", clock.instant(), caseNumber));
        try {
            mvc.perform(get(page("")).param("lang", "en").with(secretary).with(csrf()))
                    .andExpect(content().string(containsString("Who leaves because of it")))
                    .andExpect(content().string(containsString(leaving)));
            mvc.perform(get(page("")).param("lang", "en").with(member).with(csrf()))
                    .andExpect(status().isNotFound());
        } finally {
            members.end(unit.id(), alliances.today(ALLIANCE), "test");
        }
    }

    @Test
    void anUploadIsReadOrRefusedWithItsCell() throws Exception {
        MockMultipartFile good = new MockMultipartFile(
                "file",
                "fee.dmn",
                "application/xml",
                dmn().replace("<text>0<", "<text>700<").getBytes(UTF_8));
        mvc.perform(multipart(page("/tables/membership-fee/file"))
                        .file(good)
                        .with(secretary)
                        .with(csrf())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        mvc.perform(get(API + "/" + caseNumber).with(secretary).with(csrf()))
                .andExpect(jsonPath("$.difference.tables[0].changes[0].cells[0].after")
                        .value("700"));

        mvc.perform(dmn("<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" + dmn().substring(38)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("table"))
                .andExpect(jsonPath("$.rule").value("no-document-type"));
        mvc.perform(dmn(dmn().replaceFirst("<outputEntry id", "<outputEntry expressionLanguage=\"groovy\" id")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.detail", containsString("groovy")));
        mvc.perform(dmn(dmn().replace("<text>0<", "<text>runtime.exec()<"))).andExpect(status().isNoContent());
        mvc.perform(post(API + "/" + caseNumber + "/submission").with(secretary).with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.rule").value("amendment-in-order"));
        assertThat(versions.of(ALLIANCE, "membership-fee"))
                .as("nothing deployed")
                .hasSize(1);
    }

    @Test
    @Article("OSCAR-10.7")
    void whateverIsWrongWithATableItIsRefusedWithItsPlaceAndNothingIsDeployed() throws Exception {
        String reach =
                "function() external { java: { class: \"java.lang.Runtime\", method signature: \"getRuntime()\" } }";
        Map<String, String> atOnce = Map.of(
                dmn().replace("<decisionTable id", "<import/><decisionTable id"),
                "the element 'import' is not allowed",
                dmn().replaceFirst("<outputEntry id", "<outputEntry expressionLanguage=\"javascript\" id"),
                "row 1, Amount",
                dmn().substring(0, dmn().indexOf("<decision ")) + "<!--" + "x".repeat(10 << 20) + "--></definitions>",
                "at most 524288 are read",
                "<?xml version='1.0'?><!DOCTYPE d SYSTEM 'http://127.0.0.1:9/x.dtd'><d/>",
                "document type declaration");
        for (Map.Entry<String, String> bad : atOnce.entrySet()) {
            mvc.perform(dmn(bad.getKey()))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.field").value("table"))
                    .andExpect(jsonPath("$.detail", containsString(bad.getValue())));
        }
        Map<String, String> atTheCheck = Map.of(
                dmn().replace("<text>0<", "<text>" + reach + "<"),
                        "row 1, Amount in yuan: 'function': functions may not be defined",
                dmn().replace("name=\"amount\"", "name=\"price\""), "expected amount",
                dmn().replaceFirst("(?s)<rule .*</rule>", ""), "answered by the rules in force and not any more",
                dmn().replaceFirst("(?s)(<rule id=\"[^\"]*)(\".*?</rule>)", "$1$2$1_again$2"), "overlaps row 1");
        for (Map.Entry<String, String> bad : atTheCheck.entrySet()) {
            mvc.perform(dmn(bad.getKey())).andExpect(status().isNoContent());
            mvc.perform(post(API + "/" + caseNumber + "/submission")
                            .header("Accept-Language", "en")
                            .with(secretary)
                            .with(csrf()))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.rule").value("amendment-in-order"))
                    .andExpect(jsonPath("$.detail", containsString(bad.getValue())));
        }
        assertThat(versions.of(ALLIANCE, "membership-fee"))
                .as("nothing deployed")
                .hasSize(1);
    }

    @Test
    void aTextIsWrittenByArticle() throws Exception {
        mvc.perform(get(page("/documents/model-rules")).with(secretary).with(csrf()))
                .andExpect(content().string(containsString("## MODEL-1")))
                .andExpect(content().string(not(containsString("effectiveFrom"))));
        mvc.perform(put(API + "/" + caseNumber + "/documents/model-rules")
                        .with(secretary)
                        .with(csrf())
                        .contentType("application/json")
                        .content("{\"text\":\"no articles\"}"))
                .andExpect(status().isNoContent());
        mvc.perform(get(API + "/" + caseNumber + "/check").with(secretary).with(csrf()))
                .andExpect(jsonPath("$.refusals[0].en", containsString("there are no articles")));
        mvc.perform(put(API + "/" + caseNumber + "/documents/anthem")
                        .with(secretary)
                        .with(csrf())
                        .contentType("application/json")
                        .content("{\"text\":\"## A-1 x\"}"))
                .andExpect(status().isNotFound());
    }

    @Test
    void aDraftIsNobodyElsesBusiness() throws Exception {
        RequestPostProcessor other = Logins.as(accounts, "hubei", "hubei-secretariat");
        for (RequestPostProcessor stranger : new RequestPostProcessor[] {member, other}) {
            mvc.perform(get(API + "/" + caseNumber).with(stranger).with(csrf())).andExpect(status().isNotFound());
            mvc.perform(get(page("/tables/seats")).with(stranger).with(csrf())).andExpect(status().isNotFound());
            mvc.perform(post(API + "/" + caseNumber + "/submission")
                            .with(stranger)
                            .with(csrf()))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(get(page(""))).andExpect(status().isNotFound());
        mvc.perform(get(PAGE)).andExpect(status().isOk()).andExpect(content().string(not(containsString(caseNumber))));
        mvc.perform(post(API)
                        .with(member)
                        .with(csrf())
                        .contentType("application/json")
                        .content("{\"title\":{\"zh\":\"测试\",\"en\":\"Test\"},\"reason\":\"理由\"}"))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.rule").value("entitled-to-amend"));
    }

    private MockHttpServletRequestBuilder dmn(String text) {
        return put(API + "/" + caseNumber + "/tables/membership-fee")
                .with(secretary)
                .with(csrf())
                .header("Accept-Language", "en")
                .contentType("application/xml")
                .content(text.getBytes(UTF_8));
    }

    private String dmn() {
        return versions.text(versions.inForce(ALLIANCE, "membership-fee"));
    }

    private String page(String path) {
        return PAGE + "/" + caseNumber + path;
    }
}
