package org.charterflow.withdrawal.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
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
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.GroupIds;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.mail.inbound.Door;
import org.charterflow.mail.inbound.MailStatus;
import org.charterflow.mail.inbound.Post;
import org.charterflow.mail.inbound.StoredMail;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.charterflow.withdrawal.NewWithdrawal;
import org.charterflow.withdrawal.Withdrawal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.context.WebApplicationContext;

/** Every path of {@code withdrawal.bpmn}, by every door. */
@IntegrationTest
class WithdrawalProcessTest {

    @Autowired
    Leaving leaving;

    @Autowired
    WithdrawalMail mails;

    @Autowired
    WithdrawalProcess process;

    @Autowired
    MemberWithdrawals withdrawals;

    @Autowired
    Members members;

    @Autowired
    Representatives representatives;

    @Autowired
    Seats seats;

    @Autowired
    Alliances alliances;

    @Autowired
    Ballots ballots;

    @Autowired
    CaseFiles cases;

    @Autowired
    ProcessEngine engine;

    @Autowired
    WebApplicationContext application;

    @Autowired
    ObjectMapper json;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MutableClock clock;

    private Instant began;

    @BeforeEach
    void remember() {
        began = clock.instant();
    }

    @AfterEach
    void giveBack() {
        leaving.giveBack();
        clock.set(began);
    }

    @Test
    @Article("OSCAR-27.1")
    @Article("OSCAR-27")
    @Article("OSCAR-35")
    @Article("OSCAR-36.4")
    void aMailEndsAMembershipOfOscarWhenItArrives() {
        Member member = leaving.member("oscar", "board");
        seats.give(member, "board", "board-member", alliances.today("oscar"));
        String account = leaving.person(member).userId();

        StoredMail mail = takeIn(leaving.person(member).email(), "我单位退出联盟，感谢各位。", true);
        leaving.follow(Objects.requireNonNull(mail.caseNumber()));

        assertThat(mail.status()).isEqualTo(MailStatus.APPLIED);
        assertThat(leaving.end()).isEqualTo("end_left");
        assertThat(leaving.state()).isEqualTo("left");
        assertThat(withdrawal().effectiveAt()).isEqualTo(withdrawal().arrivedAt());
        assertThat(withdrawal().article()).isEqualTo("OSCAR-27.1 as read in R-OSCAR-7");
        assertThat(members.get(member.id()).endedOn()).isEqualTo(alliances.today("oscar"));
        assertThat(seats.ofMember(member.id())).isEmpty();
        assertThat(representatives.byUserId(account)).isEmpty();
        List<String> board = seats.occupants("oscar", "board").stream()
                .map(occupant -> occupant.representative())
                .filter(Objects::nonNull)
                .map(Representative::userId)
                .toList();
        assertThat(leaving.addressees("withdrawal-declared"))
                .as("every member of the board, advisers included")
                .containsAll(board)
                .doesNotContain(account);
        assertThat(seats.occupied("oscar", "board")).as("an adviser sits there").anyMatch(seat -> !seat.votes());
        assertThat(leaving.mail("withdrawal-declared"))
                .contains("我单位退出联盟", "OSCAR-27.1", "took effect when it arrived");
        assertThat(leaving.mail("withdrawal-received")).contains("cannot be taken back");
        assertThat(leaving.mail("withdrawal-effective"))
                .contains("OSCAR-35", "until two years after the alliance is dissolved", "OSCAR-36.4");
    }

    @Test
    @Article("OSCAR-27.1")
    void aDeclarationCountsFromItsArrivalHoweverLateItIsRead() {
        Member member = leaving.member("oscar", "user");
        Representative person = leaving.person(member);
        Instant arrived = clock.instant();
        clock.advance(Duration.ofDays(2));

        leaving.declare(new NewWithdrawal(person, "mail", "我单位退出联盟", arrived, null));

        assertThat(members.get(member.id()).endedOn())
                .isEqualTo(arrived.atZone(alliances.get("oscar").zone()).toLocalDate());
    }

    @Test
    @Article("OSCAR-27.1")
    void aSenderWhoIsNotProvenIsAskedFirst() {
        Member member = leaving.member("oscar", "user");

        StoredMail mail = takeIn(leaving.person(member).email(), "我单位退出联盟", false);

        assertThat(mail.status()).isEqualTo(MailStatus.CHALLENGED);
        assertThat(members.get(member.id()).endedOn()).isNull();
    }

    @Test
    @Article("OSCAR-27.1")
    void onlyAPlainDeclarationOfARepresentativeCounts() {
        Member member = leaving.member("oscar", "user");
        String address = leaving.person(member).email();

        assertThat(handle("oscar", "withdraw", address, null, "请问如何退会？").outcome())
                .isEqualTo(Disposition.Outcome.CLARIFY);
        assertThat(handle("oscar", "withdraw", address, null, "").outcome()).isEqualTo(Disposition.Outcome.CLARIFY);
        assertThat(handle("oscar", "withdraw", "nobody@stranger.example", null, "我单位退出联盟")
                        .outcome())
                .isEqualTo(Disposition.Outcome.REJECTED);
        assertThat(withdrawals.open(member.id())).isEmpty();
        assertThat(members.get(member.id()).endedOn()).isNull();
    }

    @Test
    @DisplayName("row 13: a recalled mail at the withdrawal address is a question, never a withdrawal")
    void aRecalledMailIsAQuestion() throws IOException {
        Member member = leaving.member("oscar", "user");
        String address = leaving.person(member).email();
        String recall = Files.readString(Path.of("examples/mail/13-outlook-recall.eml"))
                .replace("sample-019@", UUID.randomUUID() + "@")
                .replace("zhou@chenxing.example", address)
                .replace("chenxing.example", address.substring(address.indexOf('@') + 1));

        StoredMail mail = takeIn(recall);

        assertThat(mail.status()).isEqualTo(MailStatus.CLARIFY);
        assertThat(mail.reason()).isEqualTo("recall");
        assertThat(members.get(member.id()).endedOn()).isNull();
    }

    @Test
    @Article("COIA-5.1")
    void theBoardOfCoiaConfirmsAndTheMembershipEndsThen() {
        Member member = leaving.member("coia", "ordinary");

        leaving.declare(member);

        assertThat(leaving.state()).isEqualTo("before-board");
        assertThat(leaving.mail("withdrawal-received")).contains("once the board confirms", "COIA-5.1");
        assertThat(members.get(member.id()).endedOn()).isNull();
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> leaving.declare(member))
                .satisfies(refused -> assertThat(refused.rule()).isEqualTo("one-open-withdrawal"));

        leaving.vote("coia", Integer.MAX_VALUE);

        assertThat(leaving.end()).isEqualTo("end_left");
        assertThat(withdrawal().resolution()).isNotNull();
        assertThat(withdrawal().effectiveAt()).isEqualTo(clock.instant());
        assertThat(members.get(member.id()).endedOn()).isEqualTo(alliances.today("coia"));
        assertThat(leaving.mail("withdrawal-effective"))
                .contains(String.valueOf(withdrawal().resolution()));
    }

    @Test
    @Article("COIA-5.1")
    void whatTheBoardDoesNotConfirmLeavesTheMembershipAsItIs() {
        Member member = leaving.member("coia", "ordinary");

        leaving.declare(member).vote("coia", 0);

        assertThat(leaving.end()).isEqualTo("end_stays");
        assertThat(leaving.state()).isEqualTo("not-confirmed");
        assertThat(members.get(member.id()).endedOn()).isNull();
        assertThat(leaving.mails()).contains("withdrawal-not-confirmed");
        leaving.declare(member);
        assertThat(leaving.state()).as("it may be declared again").isEqualTo("before-board");
    }

    @Test
    @Article("COIA-5.1")
    void aReplyTakesItBackBeforeTheBoardConfirms() {
        Member member = leaving.member("coia", "ordinary");
        Representative person = leaving.person(member);
        leaving.declare(member);
        String caseNumber = leaving.caseNumber();
        String stranger = leaving.person(leaving.member("coia", "ordinary")).email();

        assertThat(handle("coia", "withdrawal", person.email(), person.userId(), "好的")
                        .outcome())
                .isEqualTo(Disposition.Outcome.CLARIFY);
        assertThat(handle("coia", "withdrawal", stranger, person.userId(), "撤回退会")
                        .reason())
                .isEqualTo("foreign-token");
        assertThat(handle("coia", "withdrawal", person.email(), person.userId(), "撤回退会。")
                        .outcome())
                .isEqualTo(Disposition.Outcome.APPLIED);
        leaving.run();

        assertThat(leaving.end()).isEqualTo("end_takenBack");
        assertThat(leaving.state()).isEqualTo("taken-back");
        assertThat(ballots.ofCase(caseNumber)).allMatch(ballot -> ballot.state().ended());
        assertThat(leaving.mails()).filteredOn("withdrawal-taken-back"::equals).hasSize(2);
        assertThatExceptionOfType(RuleViolation.class)
                .isThrownBy(() -> process.takeBack("coia", caseNumber, member.id()))
                .satisfies(refused -> assertThat(refused.article()).isEqualTo("COIA-5.1"));
    }

    @Test
    @Article("COIA-5.1")
    void aMembershipThatEndsOtherwiseLeavesNothingToConfirm() {
        Member member = leaving.member("coia", "ordinary");
        leaving.declare(member);

        members.end(member.id(), alliances.today("coia"), "loss-of-personality");
        leaving.run();

        assertThat(leaving.end()).isEqualTo("end_takenBack");
        assertThat(leaving.state()).isEqualTo("overtaken");
        assertThat(leaving.mails()).doesNotContain("withdrawal-taken-back");
    }

    @Test
    void aDeclarationByFormIsTakenOnceAlsoWhenTheMembershipEndsAtOnce() {
        Member member = leaving.member("oscar", "enterprise");
        String caseNumber = submit(leaving.person(member).userId(), "oscar", Map.of("leaves", true));

        members.end(member.id(), alliances.today("oscar"), "loss-of-personality");

        assertThat(leaving.follow(caseNumber).end()).isEqualTo("end_takenBack");
        assertThat(leaving.state()).isEqualTo("overtaken");
    }

    @Test
    @Article("OSCAR-27.1")
    void aRepresentativeDeclaresByFormInTasklist() {
        Member member = leaving.member("oscar", "enterprise");
        String account = leaving.person(member).userId();

        assertThatThrownBy(() -> submit(account, "oscar", Map.of("leaves", false)))
                .hasStackTraceContaining("please tick that your unit leaves");
        assertThatThrownBy(() -> submit("oscar.secretary1", "oscar", Map.of("leaves", true)))
                .hasStackTraceContaining("Only the representative of a member");
        leaving.follow(submit(account, "oscar", Map.of("leaves", true, "declaration", "业务调整")));

        assertThat(leaving.end()).isEqualTo("end_left");
        assertThat(leaving.mail("withdrawal-declared")).contains("业务调整");
        assertThat(withdrawal().channel()).isEqualTo("form");
    }

    @Test
    @Article("COIA-5.1")
    void programsDeclareReadAndTakeBackForWhoIsLoggedIn() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        Member member = leaving.member("coia", "ordinary");
        Member other = leaving.member("coia", "ordinary");
        String address = "/api/v1/alliances/coia/withdrawals";

        mvc.perform(as(member, post(address), "{\"leaves\": false}"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.field").value("leaves"));
        mvc.perform(post(address)
                        .with(csrf())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"leaves\": true}"))
                .andExpect(status().isUnauthorized());
        String started = mvc.perform(as(member, post(address), "{\"leaves\": true}"))
                .andExpect(status().isCreated())
                .andReturn()
                .getResponse()
                .getContentAsString();
        leaving.follow(json.readTree(started).path("caseNumber").asText());
        String one = address + "/" + leaving.caseNumber();
        mvc.perform(as(member, post(address), "{\"leaves\": true}"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.rule").value("one-open-withdrawal"));
        mvc.perform(as(other, get(one), ""))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("before-board"))
                .andExpect(jsonPath("$.article").value("COIA-5.1"));
        mvc.perform(as(other, delete(one), "")).andExpect(status().isNotFound());
        mvc.perform(as(member, delete(one), "")).andExpect(status().isNoContent());
        leaving.run();
        mvc.perform(as(member, get(one), "")).andExpect(jsonPath("$.state").value("taken-back"));
        mvc.perform(as(member, delete(one), "")).andExpect(status().isConflict());
        mvc.perform(as(leaving.member("oscar", "user"), get(one), "")).andExpect(status().isNotFound());
    }

    @Test
    @Article("OSCAR-40")
    void aReplyToAnotherCaseLeavesBecauseOfIt() {
        Member member = leaving.member("oscar", "user");
        Representative person = leaving.person(member);
        String cause = cases.open("oscar", "test", Bilingual.of("章程修订", "Amendment"));
        leaving.follow(cause);

        assertThat(handle("oscar", MemberWithdrawals.LEAVE, person.email(), person.userId(), "收到")
                        .outcome())
                .isEqualTo(Disposition.Outcome.CLARIFY);
        Member other = leaving.member("oscar", "user");
        assertThat(handle("oscar", MemberWithdrawals.LEAVE, person.email(), other.number(), "我单位退出联盟。")
                        .reason())
                .isEqualTo("foreign-token");
        Disposition left = handle("oscar", MemberWithdrawals.LEAVE, person.email(), member.number(), "我单位退出联盟。");

        assertThat(left.outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        Withdrawal withdrawal = withdrawals.causedBy("oscar", cause).get(0);
        assertThat(leaving.follow(withdrawal.caseNumber()).end()).isEqualTo("end_left");
        assertThat(left.caseNumber()).isEqualTo(withdrawal.caseNumber());
        assertThat(withdrawals.causedBy("coia", cause)).isEmpty();
        assertThat(leaving.mail("withdrawal-declared")).contains(cause);
    }

    @Test
    @Article("OSCAR-27.1")
    void aTaskThatTheRepresentativeHadClaimedGoesBackToItsGroup() {
        leaving.declare(leaving.member("coia", "ordinary"));
        Task open = leaving.task("userTask_openBallot");
        Member member = leaving.member("coia", "director");
        engine.getTaskService().setAssignee(open.getId(), leaving.person(member).userId());

        members.end(member.id(), alliances.today("coia"), "withdrawal");

        assertThat(leaving.task("userTask_openBallot").getAssignee()).isNull();
    }

    @Test
    @Article("OSCAR-27")
    void theRegisterShowsWhoLeftAndToMembersWhatGoesOn() throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        Member member = leaving.member("oscar", "user");
        Member staying = leaving.member("oscar", "user");
        leaving.declare(member);

        String open = mvc.perform(get("/register/oscar/members?lang=en"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String inside = mvc.perform(get("/register/oscar/members?lang=en")
                        .with(user(leaving.person(staying).userId())))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(open)
                .contains(member.number(), alliances.today("oscar").toString())
                .doesNotContain("OSCAR-35");
        assertThat(inside).contains(member.number(), "OSCAR-35", "OSCAR-36.4");
    }

    private Withdrawal withdrawal() {
        String caseNumber = leaving.caseNumber();
        String alliance = cases.find(caseNumber).orElseThrow().alliance();
        return withdrawals.find(alliance, caseNumber).orElseThrow();
    }

    private StoredMail takeIn(String from, String text, boolean authenticated) {
        return takeIn(Post.mail(from, Post.anyId(), text, authenticated));
    }

    private StoredMail takeIn(String mail) {
        try (Door door = Door.open(Door.Kind.HTTP, application)) {
            return door.take(
                    "withdraw@oscar.example",
                    new String(mail.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
        }
    }

    private Disposition handle(String alliance, String purpose, String from, @Nullable String subject, String text) {
        ReceivedMail mail = new ReceivedMail(
                UUID.randomUUID(),
                alliance,
                from,
                "",
                "退会",
                text,
                List.of(),
                List.of(),
                clock.instant(),
                purpose,
                subject == null ? null : leaving.caseNumber(),
                subject,
                true);
        return Objects.requireNonNull(transaction.execute(status -> mails.handle(mail)));
    }

    private String submit(String account, String alliance, Map<String, Object> fields) {
        String definition = engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("withdrawal")
                .latestVersion()
                .singleResult()
                .getId();
        engine.getIdentityService()
                .setAuthentication(account, List.of(GroupIds.participant(alliance)), List.of(alliance));
        try {
            return engine.getFormService()
                    .submitStartForm(definition, new HashMap<>(fields))
                    .getBusinessKey();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }

    private MockHttpServletRequestBuilder as(Member member, MockHttpServletRequestBuilder request, String body) {
        return request.with(user(leaving.person(member).userId()))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }
}
