package org.charterflow.group.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.group.GroupRegister;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.mail.Tokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Groups by mail, link, page and API, and in the register. */
@IntegrationTest
class GroupDoorsTest {

    private static final String GROUPS = "/api/v1/alliances/oscar/groups";

    @Autowired
    Founding founding;

    @Autowired
    GroupMail mails;

    @Autowired
    GroupRegister register;

    @Autowired
    Alliances alliances;

    @Autowired
    Tokens tokens;

    @Autowired
    WebApplicationContext application;

    @Autowired
    ObjectMapper json;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MutableClock clock;

    private MockMvc mvc;
    private Instant began;
    private Member proposer;
    private Member first;

    @BeforeEach
    void atOscar() {
        began = clock.instant();
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        founding.at("oscar");
        proposer = founding.seated("board", "board", "board-member");
        first = founding.member("enterprise");
    }

    @AfterEach
    void giveBack() {
        founding.giveBack();
        clock.set(began);
    }

    private String established() {
        founding.propose(proposer, founding.answers()).vote(founding.holder("chair"), true);
        return founding.group();
    }

    @Test
    @Article("OSCAR-17")
    void aGroupIsProposedJoinedAndLeftByMail() {
        Disposition proposed = mail(proposer, null, text(founding.answers()));
        assertThat(proposed.outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        founding.follow(Objects.requireNonNull(proposed.caseNumber())).vote(founding.holder("chair"), true);
        String group = founding.group();

        assertThat(mail(first, null, "加入 " + group).outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        assertThat(register.get("oscar", group).members()).contains(first.name());
        assertThat(mail(proposer, founding.user(proposer), "推荐 " + founding.user(first))
                        .outcome())
                .isEqualTo(Disposition.Outcome.APPLIED);
        assertThat(founding.texts("group-receipt"))
                .anyMatch(receipt -> receipt.contains("has joined"))
                .anyMatch(receipt -> receipt.contains("recommendation"));
        assertThat(mail(first, founding.user(first), "退出。").outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        assertThat(register.get("oscar", group).members()).doesNotContain(first.name());
    }

    @Test
    @Article("OSCAR-17")
    void whatIsNotUnderstoodIsAskedAndWhoMayNotIsTold() {
        established();
        assertThat(mail(first, null, "你好").outcome()).isEqualTo(Disposition.Outcome.CLARIFY);
        assertThat(mail(first, founding.user(first), "加入，但请改名").outcome()).isEqualTo(Disposition.Outcome.CLARIFY);
        assertThat(mail(first, founding.user(proposer), "加入").reason()).isEqualTo("foreign-token");
        assertThatThrownBy(() -> mail(first, null, text(founding.answers())))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("board member unit");
        Disposition stranger = handle("nobody@stranger.example", null, "加入 wg-standards");
        assertThat(stranger.outcome()).isEqualTo(Disposition.Outcome.REJECTED);
        assertThat(Objects.requireNonNull(stranger.answer()).en()).contains("OSCAR-17");
    }

    @Test
    @Article("OSCAR-17")
    void programsProposeJoinRecommendLeaveAndDissolve() throws Exception {
        String fields = json.writeValueAsString(Map.of("fields", founding.answers()));
        mvc.perform(as(first, post(GROUPS), fields))
                .andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.article").value("OSCAR-17 as read in R-OSCAR-32"));
        mvc.perform(as(proposer, post(GROUPS), "{\"fields\": {\"luckyNumber\": \"8\"}}"))
                .andExpect(status().is4xxClientError())
                .andExpect(jsonPath("$.field").value("luckyNumber"));
        String started = mvc.perform(as(proposer, post(GROUPS), fields))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        founding.follow(json.readTree(started).path("caseNumber").asText()).vote(founding.holder("chair"), true);
        String one = GROUPS + "/" + founding.group();

        mvc.perform(as(first, post(one + "/members"), "")).andExpect(status().isNoContent());
        mvc.perform(as(first, post(one + "/members"), "")).andExpect(status().isConflict());
        mvc.perform(as(first, post(one + "/recommendations"), "{\"candidate\": \"无此人\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.field").value("candidate"));
        mvc.perform(as(first, post(one + "/recommendations"), "{\"candidate\": \"" + founding.user(first) + "\"}"))
                .andExpect(status().isNoContent());
        mvc.perform(get(one))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.members.length()").value(2));
        mvc.perform(as(first, delete(one + "/members"), "")).andExpect(status().isNoContent());
        mvc.perform(post(one + "/members").with(csrf())).andExpect(status().isUnauthorized());
        mvc.perform(as(first, post("/api/v1/alliances/coia/groups/sig-platform/members"), ""))
                .andExpect(status().isNotFound());
        mvc.perform(as(first, post(one + "/dissolution-motions"), "{\"reason\": \"无工作\"}"))
                .andExpect(status().isForbidden());
        mvc.perform(as(proposer, post(one + "/dissolution-motions"), "{\"reason\": \"无工作\"}"))
                .andExpect(status().isCreated());

        String second = json.writeValueAsString(Map.of("fields", founding.answers()));
        String taken = mvc.perform(as(proposer, post(GROUPS), second))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String number = json.readTree(taken).path("caseNumber").asText();
        founding.follow(number);
        mvc.perform(as(proposer, delete(GROUPS + "/proposals/" + number), "")).andExpect(status().isNoContent());
        assertThat(founding.run().state()).isEqualTo("over");
    }

    @Test
    void thePagesShowTheGroupAndWhatOnesUnitMayDo() throws Exception {
        String group = established();
        String page = "/register/oscar/groups/" + group;
        assertThat(body(get("/register/oscar/groups")))
                .contains(register.get("oscar", group).name().zh(), "wg-standards");
        assertThat(body(get(page))).contains(proposer.name().zh(), "OSCAR-17").doesNotContain("/join", "/leave");
        assertThat(body(get(page).header("Accept-Language", "en")))
                .contains(proposer.name().en(), "none yet");
        assertThat(body(get(page).with(user(founding.user(first))))).contains(page + "/join");

        mvc.perform(form(first, post(page + "/join"))).andExpect(status().is3xxRedirection());
        mvc.perform(form(first, post(page + "/recommend")).param("candidate", founding.user(first)))
                .andExpect(status().is3xxRedirection());
        assertThat(body(get(page).with(user(founding.user(first))))).contains(page + "/leave");
        mvc.perform(form(first, post(page + "/leave"))).andExpect(status().is3xxRedirection());
        mvc.perform(form(proposer, post(page + "/dissolve")).param("reason", "无工作"))
                .andExpect(status().is3xxRedirection());
        assertThat(body(get("/register/coia/groups")))
                .doesNotContain(register.get("oscar", group).name().zh());
        mvc.perform(get("/register/oscar/groups/wg-unheard-of")).andExpect(status().isNotFound());
        mvc.perform(get("/register/oscar/groups/board")).andExpect(status().isNotFound());
    }

    @Test
    void theLinkShowsAndItsFormDecides() throws Exception {
        String group = established();
        String link = "/r/group/" + tokens.issue("group", "oscar", founding.caseNumber(), founding.user(first), null);
        assertThat(body(get(link))).contains(link + "/join");
        assertThat(register.get("oscar", group).members()).doesNotContain(first.name());

        mvc.perform(post(link + "/join").with(csrf())).andExpect(status().is3xxRedirection());
        mvc.perform(post(link + "/recommend").with(csrf()).param("candidate", founding.user(first)))
                .andExpect(status().is3xxRedirection());
        assertThat(register.get("oscar", group).members()).contains(first.name());
        mvc.perform(post(link + "/leave").with(csrf())).andExpect(status().is3xxRedirection());
        assertThat(register.get("oscar", group).members()).doesNotContain(first.name());

        mvc.perform(get(link).with(user(founding.user(proposer)))).andExpect(status().isNotFound());
        mvc.perform(get(link + "x")).andExpect(status().isNotFound());
    }

    private MockHttpServletRequestBuilder as(Member member, MockHttpServletRequestBuilder request, String body) {
        return form(member, request).contentType(MediaType.APPLICATION_JSON).content(body);
    }

    private MockHttpServletRequestBuilder form(Member member, MockHttpServletRequestBuilder request) {
        return request.with(user(founding.user(member))).with(csrf());
    }

    private String body(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private String text(Map<String, String> answers) {
        return alliances.groupForm("oscar").fields().stream()
                .filter(field -> answers.containsKey(field.key()))
                .map(field -> field.label().zh() + "：" + answers.get(field.key()))
                .collect(Collectors.joining("\n"));
    }

    private Disposition mail(Member from, @Nullable String subject, String text) {
        return handle(founding.person(from).email(), subject, text);
    }

    private Disposition handle(String from, @Nullable String subject, String text) {
        ReceivedMail mail = new ReceivedMail(
                UUID.randomUUID(),
                "oscar",
                from,
                "",
                "工作组",
                text,
                List.of(),
                List.of(),
                clock.instant(),
                subject == null ? "groups" : "group",
                subject == null ? null : founding.caseNumber(),
                subject,
                true);
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> mails.handle(mail)));
    }
}
