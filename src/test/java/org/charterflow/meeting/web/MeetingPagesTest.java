package org.charterflow.meeting.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
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

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.MutableClock;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.ballot.process.TestOrgan;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.charter.Periods;
import org.charterflow.mail.Tokens;
import org.charterflow.meeting.AgendaItem;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingState;
import org.charterflow.meeting.Meetings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** A meeting from its pages, the API and the link of an invitation. */
@IntegrationTest
class MeetingPagesTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @Autowired
    TestOrgan organ;

    @Autowired
    Meetings meetings;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    Tokens tokens;

    @Autowired
    Periods periods;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @Autowired
    WebApplicationContext application;

    private MockMvc mvc;
    private List<Unit> board = List.of();
    private RequestPostProcessor chair;
    private RequestPostProcessor member;

    @BeforeEach
    void aBoardOfThree() {
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        board = organ.of("oscar", "board", "board", "board-member", 3, "chair");
        chair = user(board.get(0).user());
        member = user(board.get(1).user());
    }

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    @Article("OSCAR-29.2")
    @Article("OSCAR-29.5")
    void theChairCallsAMeetingMakesItsAgendaAndHoldsIt() throws Exception {
        assertThat(body("/meetings/new?alliance=oscar", chair)).contains("First working day on which", "Board");
        mvc.perform(get("/meetings/new")
                        .param("alliance", "oscar")
                        .flashAttrs(mvc.perform(post("/meetings/new")
                                        .param("alliance", "oscar")
                                        .param("organ", "board")
                                        .param("startsAt", "2020-01-01T14:00")
                                        .param("minutes", "90")
                                        .param("place", "已填写的地点")
                                        .with(chair)
                                        .with(csrf()))
                                .andReturn()
                                .getFlashMap())
                        .with(chair))
                .andExpect(content().string(containsString("会议日期已过")))
                .andExpect(content().string(containsString("已填写的地点")));
        String caseNumber = called();
        String path = "/meetings/" + caseNumber;
        assertThat(body("/meetings", member)).contains(caseNumber);
        assertThat(body(path, member))
                .contains("Notice of the meeting due by", "OSCAR-29.5", "Propose a topic")
                .doesNotContain("Run the meeting");

        assertThat(body(path + "/topics/new", member)).contains("Question in Chinese", "policy");
        mvc.perform(multipart(path + "/topics")
                        .file(new MockMultipartFile("paper", "run.sh", "application/pdf", new byte[] {'#', '!', 0}))
                        .param("titleZh", "已填写的名称")
                        .param("kind", "discussion")
                        .with(member)
                        .with(csrf()))
                .andExpect(content().string(containsString("已填写的名称")))
                .andExpect(content().string(containsString("是程序，不予接收")));
        assertThat(meetings.topics(caseNumber)).isEmpty();
        propose(path);
        assertThat(body(path, chair)).contains("Make the agenda", "Compliance policy");
        AgendaItem topic = meetings.topics(caseNumber).get(0);
        assertThat(topic.papers()).hasSize(1);
        send(
                path + "/topics/" + topic.id() + "/edit",
                chair,
                "titleZh",
                "合规政策（修订）",
                "titleEn",
                "Compliance policy, revised",
                "kind",
                "decision",
                "matter",
                "policy",
                "questionZh",
                "是否通过合规政策？");
        assertThat(body(path + "/topics/" + topic.id() + "/edit", chair)).contains("Compliance policy, revised");
        send(path + "/agenda", chair, "number." + topic.id(), "1");
        send(path + "/agenda/publish", chair);
        jobs(caseNumber);
        send(path + "/answer", member, "answer", "accepted");
        assertThat(body(path, member)).contains("1 will attend", "policy.pdf");
        send(path + "/open", chair).andExpect(redirectedUrl(path));
        assertThat(meeting(caseNumber).state()).as("it is not its day").isEqualTo(MeetingState.ANNOUNCED);

        clock.set(meeting(caseNumber).startsAt());
        send(path + "/open", chair);
        jobs(caseNumber);
        send(path + "/roll", chair, "status." + board.get(0).user(), "present", "rest", "absent");
        send(path + "/recorder", chair, "recorder", "张三");
        send(path + "/items/" + topic.id() + "/notes", chair, "notes", "讨论要点", "conclusion", "继续研究");
        assertThat(body(path, chair))
                .contains("3 entitled, 1 present, 2 absent", "讨论要点", "继续研究", "late: discussed only");
        assertThat(body(path + "/live", member)).contains("3 entitled, 1 present");
        assertThat(body(path + "/sign-in-sheet", member))
                .contains(board.get(2).member().name().en());
        send(path + "/items/" + topic.id() + "/admission", chair);
        jobs(caseNumber);
        UUID admission =
                Objects.requireNonNull(meetings.items(caseNumber).get(0).admission());
        assertThat(body("/ballots/" + admission + "/room", chair)).contains("Open the vote");
        send("/ballots/" + admission + "/room/open", chair);
        jobs(caseNumber);
        assertThat(body("/ballots/" + admission + "/room", chair)).contains("3 entitled, 1 present, 2 absent");
        send("/ballots/" + admission + "/room/withdraw", chair, "reason", "测试");
        jobs(caseNumber);
        send(path + "/close", chair);
        assertThat(meeting(caseNumber).state()).isEqualTo(MeetingState.CLOSED);
    }

    @Test
    void aMeetingIsMovedAndCalledOffByThoseWhoRunItAlone() throws Exception {
        String caseNumber = called();
        String path = "/meetings/" + caseNumber;
        String later = local(30);

        send(path + "/move", member, "startsAt", later, "minutes", "60", "place", "上海");
        assertThat(meeting(caseNumber).place()).isEqualTo("北京");
        send(path + "/move", chair, "startsAt", "soon", "minutes", "60", "place", "上海");
        assertThat(meeting(caseNumber).place()).isEqualTo("北京");
        send(path + "/move", chair, "startsAt", later, "minutes", "60", "place", "上海");
        jobs(caseNumber);
        assertThat(meeting(caseNumber).place()).isEqualTo("上海");
        send(path + "/cancel", chair, "reason", "场地不可用");
        assertThat(meeting(caseNumber).state()).isEqualTo(MeetingState.CANCELLED);
    }

    @Test
    void othersFindNoSuchPage() throws Exception {
        String path = "/meetings/" + called();

        mvc.perform(get(path).with(Logins.as(accounts, "coia", "coia-secretariat")))
                .andExpect(status().isNotFound());
        mvc.perform(get(path).with(Logins.as(accounts, "oscar", "oscar-participant")))
                .andExpect(status().isNotFound());
        mvc.perform(post(path + "/close")
                        .with(Logins.as(accounts, "coia", "coia-secretariat"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/v1/alliances/coia" + path).with(chair)).andExpect(status().isNotFound());
    }

    @Test
    @Article("OSCAR-29.2")
    void programsCallAskProposeAndAnswer() throws Exception {
        String body = "{\"organ\":\"board\",\"startsAt\":\"%s\",\"endsAt\":\"%s\",\"place\":\"北京\"%s}";
        Instant start = start(40);
        mvc.perform(json("/api/v1/alliances/oscar/meetings", member, body.formatted(start, start.plusSeconds(60), "")))
                .andExpect(status().isForbidden());
        mvc.perform(json(
                        "/api/v1/alliances/oscar/meetings",
                        member,
                        body.formatted(start, start.plusSeconds(60), ",\"reason\":\"选举\"")))
                .andExpect(status().isCreated());
        String caseNumber = called();
        String path = "/api/v1/alliances/oscar/meetings/" + caseNumber;

        mvc.perform(json(path + "/topics", member, "{\"title\":{\"zh\":\"议题\",\"en\":\"Topic\"}}"))
                .andExpect(status().isCreated());
        mvc.perform(json(path + "/answer", member, "{\"answer\":\"tentative\"}"))
                .andExpect(status().isNoContent());
        mvc.perform(json(path + "/answer", member, "{\"answer\":\"perhaps\"}")).andExpect(status().isBadRequest());
        assertThat(body(path, member)).contains(caseNumber);
        assertThat(meetings.topics(caseNumber)).hasSize(1);
    }

    @Test
    void aDateOnARestDayIsWarnedOfWhereverItIsChosen() throws Exception {
        int days = 40;
        while (!periods.isRestDay("oscar", start(days).atZone(BEIJING).toLocalDate())) {
            days++;
        }
        Instant start = start(days);
        String body = "{\"organ\":\"board\",\"startsAt\":\"%s\",\"endsAt\":\"%s\",\"place\":\"北京\"%s}";
        String warning = "the day is a public holiday or a weekend";

        mvc.perform(json("/api/v1/alliances/oscar/meetings", chair, body.formatted(start, start.plusSeconds(60), "")))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.warnings[0].en").value(warning));
        String called = meetings.ofAlliance("oscar").stream()
                .filter(meeting -> meeting.startsAt().equals(start))
                .findFirst()
                .orElseThrow()
                .caseNumber();
        assertThat(body("/meetings/" + called, chair)).contains(warning);
        mvc.perform(json(
                        "/api/v1/alliances/oscar/meetings",
                        member,
                        body.formatted(start, start.plusSeconds(60), ",\"reason\":\"选举\"")))
                .andExpect(status().isCreated());
        String asked = meetings.ofAlliance("oscar").stream()
                .filter(meeting -> meeting.startsAt().equals(start)
                        && !meeting.caseNumber().equals(called))
                .findFirst()
                .orElseThrow()
                .caseNumber();
        assertThat(jdbc.sql("select body from notice where kind = 'meeting-requested' and case_number = :case")
                        .param("case", asked)
                        .query(String.class)
                        .single())
                .contains("会议日是节假日或周末", warning);
    }

    @Test
    void theLinkOfAnInvitationShowsAndTheFormAnswers() throws Exception {
        String caseNumber = called();
        String token = tokens.issue("meeting", "oscar", caseNumber, board.get(1).user(), null);
        RequestPostProcessor nobody = request -> request;

        assertThat(body("/r/meeting/" + token, nobody))
                .contains("Will you attend?")
                .doesNotContain("Your answer");
        mvc.perform(post("/r/meeting/" + token).param("answer", "declined").with(csrf()))
                .andExpect(redirectedUrl("/r/meeting/" + token));
        assertThat(body("/r/meeting/" + token, nobody)).contains("Your answer", "will not attend");
        mvc.perform(get("/r/meeting/" + token).with(chair)).andExpect(status().isNotFound());
    }

    private String called() throws Exception {
        String location = Objects.requireNonNull(send(
                        "/meetings/new",
                        chair,
                        "alliance",
                        "oscar",
                        "organ",
                        "board",
                        "startsAt",
                        local(20),
                        "minutes",
                        "90",
                        "place",
                        "北京")
                .andReturn()
                .getResponse()
                .getRedirectedUrl());
        String caseNumber = location.substring("/meetings/".length());
        jobs(caseNumber);
        return caseNumber;
    }

    private void propose(String path) throws Exception {
        mvc.perform(multipart(path + "/topics")
                        .file(new MockMultipartFile(
                                "paper",
                                "policy.pdf",
                                "application/pdf",
                                "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)))
                        .param("titleZh", "合规政策")
                        .param("titleEn", "Compliance policy")
                        .param("kind", "decision")
                        .param("matter", "policy")
                        .param("questionZh", "是否通过合规政策？")
                        .with(member)
                        .with(csrf()))
                .andExpect(redirectedUrl(path));
    }

    private ResultActions send(String path, RequestPostProcessor who, String... form) throws Exception {
        var request = post(path).with(who).with(csrf());
        for (int i = 0; i < form.length; i += 2) {
            request.param(form[i], form[i + 1]);
        }
        return mvc.perform(request).andExpect(status().is3xxRedirection());
    }

    private static MockHttpServletRequestBuilder json(String path, RequestPostProcessor who, String body) {
        return post(path)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(who)
                .with(csrf());
    }

    private String body(String path, RequestPostProcessor who) throws Exception {
        return mvc.perform(get(path).locale(Locale.ENGLISH).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private Meeting meeting(String caseNumber) {
        return meetings.meeting(caseNumber);
    }

    private void jobs(String caseNumber) {
        for (int round = 0; round < 10; round++) {
            runtime.createProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream()
                    .flatMap(instance ->
                            management.createJobQuery().processInstanceId(instance.getId()).messages().list().stream())
                    .forEach(job -> management.executeJob(job.getId()));
        }
    }

    private String local(int days) {
        return start(days).atZone(BEIJING).toLocalDateTime().toString();
    }

    private Instant start(int days) {
        return clock.instant()
                .atZone(BEIJING)
                .toLocalDate()
                .plusDays(days)
                .atTime(14, 0)
                .atZone(BEIJING)
                .toInstant();
    }
}
