package org.charterflow.project.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
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
import org.charterflow.alliance.OrganKind;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.mail.Tokens;
import org.charterflow.project.Project;
import org.charterflow.project.ProjectStatus;
import org.charterflow.project.Projects;
import org.charterflow.project.ProposalViews;
import org.charterflow.project.SupportAnswer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** The doors of a proposal: mail, link, API; and the register it ends in. */
@IntegrationTest
class ProjectDoorsTest {

    @Autowired
    Initiation initiation;

    @Autowired
    ProposalMail mails;

    @Autowired
    ProposalViews views;

    @Autowired
    Projects projects;

    @Autowired
    Alliances alliances;

    @Autowired
    Tokens tokens;

    @Autowired
    TestRestTemplate http;

    @Autowired
    WebApplicationContext application;

    @Autowired
    ObjectMapper json;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    MutableClock clock;

    private Instant began;
    private Member proposer;
    private Member first;
    private Member second;

    @BeforeEach
    void atOscar() {
        began = clock.instant();
        initiation.at("oscar");
        proposer = initiation.member("board");
        first = initiation.member("user");
        second = initiation.member("full");
    }

    @AfterEach
    void giveBack() {
        initiation.giveBack();
        clock.set(began);
    }

    @Test
    @Article("OSCAR-28")
    void aProposalByMailAsksThoseItNamesInItsFieldItsTextAndInCc() {
        Member inCc = initiation.member("enterprise");
        Disposition applied = mail(
                "projects",
                proposer,
                null,
                text(initiation.answers(first)) + "\n" + second.name().zh() + " 也表示关注。\n",
                List.of(initiation.person(inCc).email()));
        assertThat(applied.outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        initiation.follow(Objects.requireNonNull(applied.caseNumber()));
        assertThat(initiation.state()).isEqualTo("seeking-support");
        assertThat(views.of("oscar", initiation.caseNumber(), null).supporters())
                .as("a naming is no support")
                .isEmpty();
        initiation.supportByTask(first, "give").supportByTask(inCc, "give");
        assertThat(initiation.state()).isEqualTo("to-be-assigned");
    }

    @Test
    void onlyAnExactPhraseIsSupport() {
        initiation.propose(proposer, initiation.answers(first, second));
        assertThat(answer("support", first, "支持，但请改名").outcome()).isEqualTo(Disposition.Outcome.CLARIFY);
        assertThat(answer("support", first, "不支持？").outcome()).isEqualTo(Disposition.Outcome.CLARIFY);
        assertThat(answer("support", first, "支持。").outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        assertThat(answer("support", second, "We support it!").outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        initiation.run();
        assertThat(initiation.state()).isEqualTo("to-be-assigned");
        assertThat(answer("support", second, "撤回支持").outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        initiation.run();
        assertThat(initiation.state()).isEqualTo("seeking-support");
    }

    @Test
    @Article("OSCAR-28")
    void whoRepresentsNoMemberOrUsesAnothersTokenIsRefused() {
        Disposition stranger =
                handle("projects", "nobody@stranger.example", null, text(initiation.answers(first)), List.of());
        assertThat(stranger.outcome()).isEqualTo(Disposition.Outcome.REJECTED);
        assertThat(Objects.requireNonNull(stranger.answer()).en()).contains("OSCAR-28");

        initiation.propose(proposer, initiation.answers(first));
        Disposition foreign = handle(
                "support",
                initiation.person(second).email(),
                initiation.person(first).userId(),
                "支持",
                List.of());
        assertThat(foreign.reason()).isEqualTo("foreign-token");
        assertThatThrownBy(() -> answer("support", proposer, "支持"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("cannot support its own");
        assertThat(mail("projects", proposer, null, "你好", List.of()).outcome()).isEqualTo(Disposition.Outcome.CLARIFY);
    }

    @Test
    void theProposerRevisesAndWithdrawsByReply() {
        initiation.propose(proposer, initiation.answers(first));
        assertThat(answer("proposal", proposer, "目标：另一目标").outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        initiation.run();
        assertThat(views.of("oscar", initiation.caseNumber(), null).version()).isEqualTo(2);
        assertThat(answer("proposal", first, "撤回立项申请").outcome()).isEqualTo(Disposition.Outcome.REJECTED);
        assertThat(answer("project-comment", second, "建议增加测试").outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        assertThat(answer("proposal", proposer, "撤回立项申请").outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        initiation.run();
        assertThat(initiation.state()).isEqualTo("withdrawn");
    }

    @Test
    void aSecondProposalOfTheSameTitleIsWarnedAndLinked() {
        Map<String, String> answers = initiation.answers(first);
        initiation.propose(proposer, answers);
        String earlier = initiation.caseNumber();
        initiation.propose(proposer, answers);
        assertThat(initiation.mail("proposal-received")).contains(earlier);
    }

    @Test
    void theLinkShowsAndItsFormDecides() {
        initiation.propose(proposer, initiation.answers(first, second));
        String token = tokens.issue(
                "support",
                "oscar",
                initiation.caseNumber(),
                initiation.person(first).userId(),
                null);
        ResponseEntity<String> page = http.getForEntity("/r/proposal/" + token, String.class);
        assertThat(page.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(page.getBody()).contains("Apache-2.0", "/support");
        assertThat(views.of("oscar", initiation.caseNumber(), null).supporters())
                .isEmpty();
        assertThat(http.getForEntity("/r/proposal/" + token + "x", String.class).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    @Article("OSCAR-19")
    @Article("COIA-15.6")
    void theRegisterShowsTheProjectAndTheOrganChangesItsStatus() throws FeedException {
        String group = initiation.group(OrganKind.WORKING_GROUP, "wg", "enterprise", 2);
        initiation
                .propose(proposer, initiation.answers(first, second))
                .support(first, SupportAnswer.GIVE)
                .support(second, SupportAnswer.GIVE)
                .assign(group)
                .nextTimer()
                .vote(initiation.leader(group, "leader"), 2);
        Project project = projects.ofCase(initiation.caseNumber()).orElseThrow();
        shown(project);

        assertThatThrownBy(() -> initiation.moveStatus(first, project.id(), ProjectStatus.ACTIVE))
                .hasMessageContaining("a member of the driving organ");
        assertThatThrownBy(() -> initiation.moveStatus(proposer, project.id(), ProjectStatus.INCUBATING))
                .hasMessageContaining("has this status");
        initiation.moveStatus(proposer, project.id(), ProjectStatus.ACTIVE);
        assertThatThrownBy(() -> initiation.moveStatus(proposer, project.id(), ProjectStatus.ARCHIVED))
                .hasMessageContaining("is open");
        initiation.vote(initiation.leader(group, "leader"), 2);
        assertThat(initiation.state()).isEqualTo("adopted");
        assertThat(initiation.mail("status-motion-decided")).contains("was adopted", "OSCAR-37");
        assertThat(body("/api/v1/alliances/oscar/projects/" + project.id())).contains("\"active\"");
        initiation
                .moveStatus(proposer, project.id(), ProjectStatus.ARCHIVED)
                .vote(initiation.leader(group, "leader"), 0);
        assertThat(initiation.state()).isEqualTo("rejected");
        assertThat(initiation.mail("status-motion-decided")).contains("was not adopted");
        assertThat(body("/api/v1/alliances/oscar/projects/" + project.id())).contains("\"active\"");
        assertThat(mail("projects", first, null, "变更状态 " + project.id() + " 已归档", List.of())
                        .outcome())
                .as("no reason")
                .isEqualTo(Disposition.Outcome.CLARIFY);
        initiation.moved(Objects.requireNonNull(
                mail("projects", proposer, null, "变更状态 " + project.id() + " 已归档：不再维护。", List.of())
                        .caseNumber()));
        initiation.vote(initiation.leader(group, "leader"), 2);
        assertThat(initiation.state()).isEqualTo("adopted");
        assertThat(body("/api/v1/alliances/oscar/projects/" + project.id())).contains("\"archived\"");
        initiation.moveStatusByForm(proposer, project.id(), "transferred");
        initiation.vote(initiation.leader(group, "leader"), 2);
        assertThat(initiation.state()).isEqualTo("adopted");
    }

    @Test
    @Article("OSCAR-28")
    void programsProposeSupportAndCommentForWhoIsLoggedIn() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        String proposals = "/api/v1/alliances/oscar/proposals";
        String fields = json.writeValueAsString(Map.of("fields", initiation.answers(first, second)));
        mvc.perform(as(proposer, post(proposals), "{\"fields\": {\"luckyNumber\": \"8\"}}"))
                .andExpect(status().is4xxClientError())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.field").value("luckyNumber"));
        String started = mvc.perform(as(proposer, post(proposals), fields))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String caseNumber = json.readTree(started).path("caseNumber").asText();
        initiation.follow(caseNumber);
        String one = proposals + "/" + caseNumber;

        mvc.perform(as(proposer, post(one + "/support"), "{\"answer\": \"give\"}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.article").value("OSCAR-28 as read in R-OSCAR-12"));
        mvc.perform(as(first, post(one + "/support"), "{\"answer\": \"perhaps\"}"))
                .andExpect(status().is4xxClientError())
                .andExpect(jsonPath("$.field").value("answer"));
        mvc.perform(as(first, post(one + "/support"), "{\"answer\": \"give\"}")).andExpect(status().isNoContent());
        mvc.perform(as(second, post(one + "/comments"), "{\"text\": \"建议增加测试\"}"))
                .andExpect(status().isNoContent());
        mvc.perform(as(first, patch(one), fields)).andExpect(status().isNotFound());
        mvc.perform(as(second, get(one), ""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.supporters.length()").value(1))
                .andExpect(jsonPath("$.comments[0].text").value("建议增加测试"));
        mvc.perform(get(one)).andExpect(status().isUnauthorized());
        mvc.perform(as(first, get("/api/v1/alliances/coia/proposals/" + caseNumber), ""))
                .andExpect(status().isNotFound());
        mvc.perform(as(proposer, delete(one), "")).andExpect(status().isNoContent());
        initiation.run();
        assertThat(initiation.state()).isEqualTo("withdrawn");
    }

    private MockHttpServletRequestBuilder as(Member member, MockHttpServletRequestBuilder request, String body) {
        return request.with(user(initiation.person(member).userId()))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private void shown(Project project) throws FeedException {
        String list = body("/register/oscar/projects");
        assertThat(list).contains(project.title().zh(), project.title().en());
        assertThat(body("/register/oscar/projects/" + project.id()))
                .contains("Apache-2.0", "https://git.example/mirror", "OSCAR-28");
        assertThat(body("/api/v1/alliances/oscar/projects/" + project.id())).contains("\"incubating\"");
        assertThat(body("/register/coia/projects"))
                .doesNotContain(project.title().zh());

        SyndFeed feed = new SyndFeedInput().build(new StringReader(body("/register/oscar/projects.atom")));
        assertThat(feed.getFeedType()).isEqualTo("atom_1.0");
        assertThat(feed.getEntries())
                .anyMatch(entry -> entry.getUri().endsWith("/register/oscar/projects/" + project.id()));
        assertThat(http.getForEntity("/register/oscar/projects/project-99999", String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    private String body(String address) {
        ResponseEntity<String> answer = http.getForEntity(address, String.class);
        assertThat(answer.getStatusCode()).as(address).isEqualTo(HttpStatus.OK);
        return Objects.requireNonNull(answer.getBody());
    }

    private String text(Map<String, String> answers) {
        return alliances.projectForm("oscar").fields().stream()
                .filter(field -> answers.containsKey(field.key()))
                .map(field -> field.label().zh() + "：" + answers.get(field.key()))
                .collect(Collectors.joining("\n", "", "\n\n"));
    }

    private Disposition answer(String purpose, Member from, String text) {
        return mail(purpose, from, initiation.person(from).userId(), text, List.of());
    }

    private Disposition mail(
            String purpose, Member from, @Nullable String subject, String text, List<String> copiedTo) {
        return handle(purpose, initiation.person(from).email(), subject, text, copiedTo);
    }

    private Disposition handle(
            String purpose, String from, @Nullable String subject, String text, List<String> copiedTo) {
        ReceivedMail mail = new ReceivedMail(
                UUID.randomUUID(),
                "oscar",
                from,
                "",
                "立项",
                text,
                copiedTo,
                List.of(),
                clock.instant(),
                purpose,
                subject == null ? null : initiation.caseNumber(),
                subject,
                true);
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(status -> mails.handle(mail)));
    }
}
