package org.charterflow.mail.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.IntStream;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.MutableClock;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.BounceReport;
import org.charterflow.mail.Delivery;
import org.charterflow.mail.DeliveryLedger;
import org.charterflow.mail.DeliveryState;
import org.charterflow.mail.Evidence;
import org.charterflow.mail.Notice;
import org.charterflow.mail.NoticePreviews;
import org.charterflow.mail.NoticeWorker;
import org.charterflow.mail.Notices;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The ledger by page and by API: who sees what, and what the secretariat does there. */
@IntegrationTest
class NoticePagesTest {

    private static final int ADDRESSEES = 130;
    private static final String LATE = "li119";

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private CaseFiles cases;

    @Autowired
    private Notices notices;

    @Autowired
    private NoticeWorker worker;

    @Autowired
    private DeliveryLedger ledger;

    @Autowired
    private NoticePreviews previews;

    @Autowired
    private MutableClock clock;

    private final String domain = "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    private MockMvc mvc;
    private String caseNumber = "";
    private UUID notice = new UUID(0, 0);
    private long bounced;

    @BeforeEach
    void aNoticeToManyComesBackFromOne() {
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        caseNumber = cases.open("oscar", "test", Bilingual.of("测试", "test"));
        List<Addressee> all = IntStream.range(0, ADDRESSEES)
                .mapToObj(i -> new Addressee("li" + i, "单位 " + i, "li" + i + "@" + domain, null))
                .toList();
        Map<String, Object> model = new HashMap<>(Map.of("organisation", "Banyan", "papers", List.of()));
        notice = notices.send(new Notice("oscar", caseNumber, "test-notice", model, all, List.of(), null));
        worker.drain();
        ledger.bouncedByRecipient("oscar", "li0@" + domain, new BounceReport(true, "550 5.1.1 no such user"));
        bounced = ledger.of(notice).get(0).id();
    }

    @Test
    void theSecretariatSeesEveryAddresseePageByPage() throws Exception {
        String first = page("/notices/" + notice, secretariat());
        assertThat(first)
                .contains("129 of 130 handed over", "1 bounced", "li0@" + domain, "550 5.1.1 no such user")
                .doesNotContain(LATE + "@" + domain);
        long last = ledger.of(notice, 0, 100).get(99).id();
        assertThat(first).contains("/notices/" + notice + "?after=" + last);
        assertThat(page("/notices/" + notice + "?after=" + last, secretariat()))
                .contains(LATE + "@" + domain)
                .doesNotContain("li0@" + domain);
        assertThat(page("/notices?lang=zh", auditor())).contains("未送达", "li0@" + domain);
    }

    @Test
    void anOrganMemberSeesTheSumsAndNobody() throws Exception {
        String sums = page("/notices/" + notice, board());
        assertThat(sums).contains("129 of 130 handed over").doesNotContain(domain, "单位 0", "Banyan");
        assertThat(page("/cases/" + caseNumber, board()))
                .contains("/notices/" + notice, "129 of 130 handed over")
                .doesNotContain("单位 0");
        mvc.perform(get("/notices").with(board())).andExpect(status().isNotFound());
        mvc.perform(get(addressee()).with(board())).andExpect(status().isNotFound());
    }

    @Test
    void nobodyElseSeesAnything() throws Exception {
        for (RequestPostProcessor other : List.of(
                Logins.as(accounts, "oscar", "oscar-participant"),
                Logins.as(accounts, "coia", "coia-participant", "coia-secretariat"))) {
            mvc.perform(get("/notices/" + notice).with(other)).andExpect(status().isNotFound());
            mvc.perform(get(addressee()).with(other)).andExpect(status().isNotFound());
            mvc.perform(get(api("/" + notice)).with(other)).andExpect(status().isNotFound());
            mvc.perform(get(api("/" + notice + "/deliveries")).with(other)).andExpect(status().isNotFound());
            mvc.perform(get(api("")).with(other)).andExpect(status().isNotFound());
            mvc.perform(get(api("/undelivered")).with(other)).andExpect(status().isNotFound());
            mvc.perform(post(addressee() + "/written-off")
                            .param("reason", "x")
                            .with(other)
                            .with(csrf()))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(get("/notices/" + notice)).andExpect(status().is3xxRedirection());
        mvc.perform(get(api("/" + notice))).andExpect(status().isUnauthorized());
        assertThat(page("/cases/" + caseNumber, Logins.as(accounts, "oscar", "oscar-participant")))
                .doesNotContain("/notices/" + notice);
    }

    @Test
    void theAuditorReadsAndChangesNothing() throws Exception {
        assertThat(page(addressee(), auditor())).contains("550 5.1.1").doesNotContain("name=\"reason\"");
        mvc.perform(post(addressee() + "/written-off")
                        .param("reason", "x")
                        .with(auditor())
                        .with(csrf()))
                .andExpect(status().isForbidden());
        assertThat(delivery().undelivered()).isTrue();
    }

    @Test
    void theSecretariatEntersAnotherWayWithAFile() throws Exception {
        mvc.perform(multipart(addressee() + "/reached")
                        .file(new MockMultipartFile(
                                "file", "回执.pdf", "application/pdf", "%PDF-1.7 x".getBytes(StandardCharsets.UTF_8)))
                        .param(
                                "on",
                                LocalDate.ofInstant(clock.instant(), java.time.ZoneId.of("Asia/Shanghai"))
                                        .toString())
                        .param("means", "REGISTERED_LETTER")
                        .with(secretariat())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());

        Evidence last = ledger.evidence(notice, "li0").get(2);
        assertThat(last.document()).isNotNull();
        assertThat(page(addressee(), secretariat())).contains("/documents/" + last.document(), "registered letter");
        assertThat(page("/notices/" + notice, secretariat()))
                .contains("1 reached by registered letter, entered by login.oscar-participant.oscar-secretariat");
        mvc.perform(get("/documents/" + last.document()).with(board())).andExpect(status().isNotFound());
    }

    @Test
    void theSecretariatSendsAgainAndGivesUp() throws Exception {
        mvc.perform(post(addressee() + "/again")
                        .param("address", "new@" + domain)
                        .with(secretariat())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        worker.drain();
        assertThat(delivery().state()).isEqualTo(DeliveryState.SENT);
        ledger.bouncedByRecipient("oscar", "new@" + domain, new BounceReport(true, "550"));
        mvc.perform(post(addressee() + "/written-off")
                        .param("reason", "dissolved")
                        .with(secretariat())
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(delivery().writtenOffAt()).isNotNull();
        mvc.perform(post(addressee() + "/reached")
                        .param("on", "yesterday")
                        .param("means", "COURIER")
                        .with(secretariat())
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("2026-03-09")));
    }

    @Test
    void programsReadTheSameLedger() throws Exception {
        mvc.perform(get(api("/" + notice)).with(board()))
                .andExpect(jsonPath("$.addressees").value(ADDRESSEES))
                .andExpect(jsonPath("$.handedOver").value(ADDRESSEES - 1))
                .andExpect(jsonPath("$.bounced").value(1))
                .andExpect(jsonPath("$.settled").value(false))
                .andExpect(jsonPath("$.lastHandedOver").value(clock.instant().toString()))
                .andExpect(jsonPath("$.words.zh").value(containsString("130 位中 129 位已交付")))
                .andExpect(jsonPath("$.subject").doesNotExist());
        mvc.perform(get(api("/" + notice + "/deliveries?limit=7&after=" + bounced))
                        .with(secretariat()))
                .andExpect(jsonPath("$", hasSize(7)))
                .andExpect(jsonPath("$[0].addresseeKey").value("li1"))
                .andExpect(jsonPath("$[0].state").value("SENT"));
        mvc.perform(get(api("/" + notice + "/deliveries")).with(board())).andExpect(status().isNotFound());
        mvc.perform(get(api("/" + notice + "/deliveries?limit=0")).with(secretariat()))
                .andExpect(status().isBadRequest());
        mvc.perform(get(api("/" + notice + "/deliveries/" + bounced + "/evidence"))
                        .with(secretariat()))
                .andExpect(jsonPath("$[1].what").value("BOUNCED"));
        mvc.perform(get(api("?caseNumber=" + caseNumber)).with(secretariat())).andExpect(jsonPath("$", hasSize(1)));
        mvc.perform(get(api("/undelivered?after=" + (bounced - 1))).with(secretariat()))
                .andExpect(jsonPath("$[0].id").value(bounced));
        mvc.perform(get("/api/v1/alliances/coia/notices/" + notice).with(secretariat()))
                .andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"zh", "en"})
    void everyKindOfMailCanBeReadBeforeItGoesOut(String language) throws Exception {
        String list = page("/notices/texts?alliance=oscar&lang=" + language, secretariat());
        for (String kind : previews.kinds()) {
            assertThat(list).contains("/notices/texts/" + kind);
            String text = page("/notices/texts/" + kind + "?alliance=oscar&lang=" + language, secretariat());
            assertThat(text).contains("secretariat@oscar.example", "――――").doesNotContain("??");
        }
        RequestPostProcessor administrator = Logins.as(accounts, "oscar", "camunda-admin");
        mvc.perform(get("/notices/texts/invoice?alliance=coia").with(administrator))
                .andExpect(status().isOk());
        mvc.perform(get("/notices/texts/no-such-kind").with(secretariat())).andExpect(status().isNotFound());
        mvc.perform(get("/notices/texts?alliance=coia").with(secretariat())).andExpect(status().isNotFound());
        mvc.perform(get("/notices/texts").with(board())).andExpect(status().isNotFound());
    }

    @ParameterizedTest
    @ValueSource(strings = {"notice.properties", "notice_zh.properties"})
    void everyKindHasItsName(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages", bundle))) {
            texts.load(reader);
        }
        assertThat(previews.kinds().stream().filter(kind -> !kind.equals("test-notice")))
                .allSatisfy(kind -> assertThat(texts).containsKey("notice.kind." + kind));
        assertThat(texts.values())
                .allSatisfy(text -> assertThat(text.toString()).doesNotContain("''"));
    }

    @Test
    void onlyThoseWhoWorkWithNoticesFindThemInTheMenu() throws Exception {
        mvc.perform(get("/register").with(secretariat())).andExpect(content().string(containsString("\"/notices\"")));
        mvc.perform(get("/register").with(board())).andExpect(content().string(not(containsString("\"/notices\""))));
    }

    private String page(String address, RequestPostProcessor viewer) throws Exception {
        return mvc.perform(get(address).header("Accept-Language", "en").with(viewer))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private Delivery delivery() {
        return ledger.find(notice, bounced).orElseThrow();
    }

    private String addressee() {
        return "/notices/" + notice + "/addressees/" + bounced;
    }

    private String api(String path) {
        return "/api/v1/alliances/oscar/notices" + path;
    }

    private RequestPostProcessor secretariat() {
        return Logins.as(accounts, "oscar", "oscar-participant", "oscar-secretariat");
    }

    private RequestPostProcessor auditor() {
        return Logins.as(accounts, "oscar", "oscar-participant", "oscar-auditor");
    }

    private RequestPostProcessor board() {
        return Logins.as(accounts, "oscar", "oscar-participant", "oscar-board");
    }
}
