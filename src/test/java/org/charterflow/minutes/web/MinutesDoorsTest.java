package org.charterflow.minutes.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.charterflow.mail.inbound.Post.anyId;
import static org.charterflow.mail.inbound.Post.mail;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.MutableClock;
import org.charterflow.Statements;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.Representatives;
import org.charterflow.mail.Tokens;
import org.charterflow.mail.inbound.Door;
import org.charterflow.minutes.Answer;
import org.charterflow.minutes.Minutes.State;
import org.charterflow.minutes.MinutesViews;
import org.charterflow.minutes.MinutesViews.Stand;
import org.charterflow.minutes.Publication;
import org.charterflow.minutes.process.MinutesBed;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The doors of minutes: their page, the link in the mail, the answer by mail; who comes in and who does not. */
@IntegrationTest
class MinutesDoorsTest {

    @Autowired
    private WebApplicationContext application;

    @Autowired
    private MinutesBed bed;

    @Autowired
    private MinutesViews views;

    @Autowired
    private Publication publication;

    @Autowired
    private Tokens tokens;

    @Autowired
    private Representatives representatives;

    @Autowired
    private AccountDirectory accounts;

    @Autowired
    private Statements statements;

    @Autowired
    private MutableClock clock;

    private MockMvc mvc;
    private RequestPostProcessor secretary;

    @BeforeEach
    void doors() {
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        secretary = Logins.as(accounts, "oscar", "oscar-secretariat");
    }

    @Test
    @Article("OSCAR-29.6")
    void threeHundredParticipantsTakeNoMoreStatementsThanTen() throws Exception {
        assertThat(minutesStatements(300))
                .as("page of the writers, page of those who confirm, a confirmation")
                .isEqualTo(minutesStatements(10));
    }

    private List<Integer> minutesStatements(int guests) throws Exception {
        String meeting = bed.start(bed.closedMeeting(guests));
        String page = "/minutes/" + meeting;
        int writing = opened(page, secretary);
        bed.finish(meeting);
        bed.handOver(meeting, clock.instant());
        int reading = opened(page, user("oscar.b4"));
        int confirming = statements.of(
                () -> mvc.perform(post(page + "/answers").with(csrf()).with(user("oscar.b4")))
                        .andExpect(status().is3xxRedirection()));
        return List.of(writing, reading, confirming);
    }

    private int opened(String page, RequestPostProcessor viewer) throws Exception {
        mvc.perform(get(page).with(viewer)).andExpect(status().isOk());
        return statements.of(() -> mvc.perform(get(page).with(viewer)).andExpect(status().isOk()));
    }

    @Test
    @Article("OSCAR-29.6")
    void theOrganiserWritesSendsAndResolvesOnThePage() throws Exception {
        String meeting = bed.start(bed.closedMeeting());
        String page = "/minutes/" + meeting;
        mvc.perform(get(page).with(secretary).header("Accept-Language", "zh-CN"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("name=\"text.item-1-discussion\"")))
                .andExpect(content().string(containsString("秘书长汇报了工作。")))
                .andExpect(content().string(not(containsString("name=\"text.item-2-vote\""))));
        write(page, "finish").andExpect(status().is3xxRedirection());
        bed.run(meeting);
        bed.handOver(meeting, clock.instant());
        assertThat(views.minutes(meeting).state()).isEqualTo(State.CIRCULATED);

        mvc.perform(post(page + "/answers")
                        .param("passage", "item-2-conclusion")
                        .param("comment", "<b>请注明</b>组长推荐方式")
                        .with(csrf())
                        .with(user("oscar.b2")))
                .andExpect(status().is3xxRedirection());
        mvc.perform(post(page + "/answers").with(csrf()).with(user("oscar.b3"))).andExpect(status().is3xxRedirection());
        mvc.perform(get(page).with(user("oscar.b4")))
                .andExpect(content().string(containsString("&lt;b&gt;请注明&lt;/b&gt;")))
                .andExpect(content().string(containsString("name=\"comment\"")));
        bed.nextTimer(meeting);
        Answer comment = views.of(meeting, true).answers().get(0);
        write(page, "decline-" + comment.id()).andExpect(status().isBadRequest());
        write(page, "finish").andExpect(status().isConflict());
        write(page, "accept-" + comment.id()).andExpect(status().is3xxRedirection());
        write(page, "finish").andExpect(status().is3xxRedirection());
        bed.run(meeting);

        assertThat(publication.versions(meeting)).hasSize(1);
        mvc.perform(get(page).with(user("oscar.b9")).header("Accept-Language", "en"))
                .andExpect(content().string(containsString("SHA-256")))
                .andExpect(content().string(containsString("action=")));
        for (String format : List.of("md", "html")) {
            mvc.perform(get(page + "/versions/1." + format).with(user("oscar.b9")))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("秘书处工作报告")));
        }
        mvc.perform(get(page + "/versions/1.exe").with(user("oscar.b9"))).andExpect(status().isNotFound());
        mvc.perform(get(page + "/versions/2.md").with(user("oscar.b9"))).andExpect(status().isNotFound());
        mvc.perform(get("/documents/" + publication.versions(meeting).get(0).pdf())
                        .with(user("oscar.b9")))
                .andExpect(status().isOk());
        mvc.perform(get("/documents/" + publication.versions(meeting).get(0).pdf())
                        .with(Logins.as(accounts, "oscar", "oscar-participant")))
                .andExpect(status().isNotFound());
        mvc.perform(get(page).param("correct", "true").with(secretary))
                .andExpect(content().string(containsString("name=\"reason\"")));
        mvc.perform(post(page + "/correction")
                        .param("edit", String.valueOf(views.minutes(meeting).edit()))
                        .param("text.item-1-discussion", "更正后的讨论要点。")
                        .param("text.item-1-conclusion", "听取报告。")
                        .param("reason", "错字")
                        .with(csrf())
                        .with(secretary))
                .andExpect(status().is3xxRedirection());
        assertThat(publication.versions(meeting)).hasSize(2);
    }

    @Test
    @Article("OSCAR-29.6")
    void nobodyElseComesIn() throws Exception {
        String meeting = bed.start(bed.closedMeeting());
        String page = "/minutes/" + meeting;
        RequestPostProcessor member = Logins.as(accounts, "oscar", "oscar-participant");
        RequestPostProcessor auditor = Logins.as(accounts, "oscar", "oscar-auditor");
        RequestPostProcessor stranger = Logins.as(accounts, "coia", "coia-secretariat");

        mvc.perform(get(page)).andExpect(status().is3xxRedirection());
        mvc.perform(get(page).with(member)).andExpect(status().isNotFound());
        mvc.perform(get(page).with(stranger)).andExpect(status().isNotFound());
        mvc.perform(get(page).with(auditor)).andExpect(status().isOk());
        mvc.perform(get(page).with(user("oscar.b2"))).andExpect(status().isNotFound());
        mvc.perform(get(page).with(user("oscar.b1"))).andExpect(status().isOk());
        bed.finish(meeting);
        mvc.perform(get(page).with(user("oscar.b2"))).andExpect(status().isOk());
        for (RequestPostProcessor other : List.of(user("oscar.b2"), auditor)) {
            mvc.perform(post(page + "/text").param("edit", "0").with(csrf()).with(other))
                    .andExpect(status().isForbidden());
        }
        for (RequestPostProcessor other : List.of(member, stranger)) {
            mvc.perform(post(page + "/text").param("edit", "0").with(csrf()).with(other))
                    .andExpect(status().isNotFound());
            mvc.perform(post(page + "/answers").with(csrf()).with(other)).andExpect(status().isNotFound());
            mvc.perform(post(page + "/correction")
                            .param("edit", "0")
                            .with(csrf())
                            .with(other))
                    .andExpect(status().isNotFound());
        }
        mvc.perform(post(page + "/answers").with(csrf()).with(auditor)).andExpect(status().isForbidden());
        mvc.perform(get("/minutes/OSCAR-2026-9999").with(secretary)).andExpect(status().isNotFound());
    }

    @Test
    @Article("OSCAR-29.6")
    void theLinkInTheMailConfirmsByAButtonAlone() throws Exception {
        String meeting = bed.sent();
        String link = "/r/minutes/" + tokens.issue("minutes", "oscar", meeting, "oscar.b5", null);

        mvc.perform(get(link)).andExpect(status().isOk()).andExpect(content().string(containsString("秘书处工作报告")));
        assertThat(views.of(meeting, false).answers()).isEmpty();
        mvc.perform(post(link + "/answers").with(csrf())).andExpect(status().is3xxRedirection());
        mvc.perform(post(link + "/answers")
                        .param("passage", "roll")
                        .param("comment", "我单位代表姓名有误")
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(views.of(meeting, false).answers())
                .extracting(answer -> answer.key() + " " + answer.channel() + " " + answer.confirms())
                .containsExactly("oscar.b5 link true", "oscar.b5 link false");
        assertThat(views.of(meeting, false).count(Stand.COMMENTED)).isEqualTo(1);
        mvc.perform(get(link).with(user("oscar.b6"))).andExpect(status().isNotFound());
        mvc.perform(get("/r/minutes/" + tokens.issue("ballot", "oscar", meeting, "oscar.b5", null)))
                .andExpect(status().isNotFound());
    }

    @Test
    @Article("OSCAR-29.6")
    void anAnswerByMailConfirmsOrComments() {
        String meeting = bed.sent();
        try (Door door = Door.open(Door.Kind.HTTP, application)) {
            assertThat(door.take(to(meeting, "oscar.b2"), mail(address("oscar.b2"), anyId(), latin("确认。"), true))
                            .status()
                            .toString())
                    .containsIgnoringCase("applied");
            door.take(to(meeting, "oscar.b3"), mail(address("oscar.b3"), anyId(), latin("第2项：请写明期限。"), true));
            door.take(to(meeting, "oscar.b4"), mail(address("oscar.b4"), anyId(), latin("我不确认，总体太长。"), true));
            String absence = mail(address("oscar.b6"), anyId(), latin("确认"), true);
            door.take(to(meeting, "oscar.b6"), "X-QQ-AUTO-REPLY: 1\r\n" + absence);
            door.take(to(meeting, "oscar.b7"), mail(address("oscar.b6"), anyId(), latin("确认"), true));
            door.take(to(meeting, "oscar.b6"), mail(address("oscar.b6"), anyId(), "", true));
            door.take(to(meeting, "oscar.b7"), mail(address("oscar.b7"), anyId(), latin("确认"), false));
        }

        assertThat(views.of(meeting, false).answers())
                .extracting(answer -> answer.key() + " "
                        + (answer.passage() == null
                                ? "confirms"
                                : answer.passage().id()))
                .containsExactly("oscar.b2 confirms", "oscar.b3 item-2-conclusion", "oscar.b4 general");
        assertThat(bed.addressees(meeting, "minutes-receipt")).isEqualTo(3);
        assertThat(views.of(meeting, false).standing())
                .filteredOn(each -> each.attendee().key().equals("oscar.b6"))
                .allMatch(each -> each.stand() == Stand.NO_ANSWER);
    }

    @Test
    @Article("OSCAR-29.6")
    void mailThatArrivedInTimeCountsHoweverLateItIsRead() {
        String meeting = bed.sent();
        clock.set(
                Objects.requireNonNull(views.of(meeting, false).deadline()).at().minusSeconds(60));
        try (Door door = Door.open(Door.Kind.HTTP, application)) {
            UUID waiting =
                    door.leave(to(meeting, "oscar.b8"), mail(address("oscar.b8"), anyId(), latin("第1项：补充。"), true));

            assertThatThrownBy(() -> bed.nextTimer(meeting)).hasMessageContaining("when the mail that arrived before");
            assertThat(views.minutes(meeting).state()).isEqualTo(State.CIRCULATED);

            door.workedOn(waiting);
        }
        bed.nextTimer(meeting);
        assertThat(views.minutes(meeting).state()).isEqualTo(State.COMMENTS);
        assertThat(views.of(meeting, true).answers())
                .extracting(Answer::comment, Answer::late)
                .containsExactly(tuple("第1项：补充。", false));
    }

    @Test
    @Article("OSCAR-29.6")
    void theApiTellsAndTakesTheSame() throws Exception {
        String meeting = bed.sent();
        String api = "/api/v1/alliances/oscar/minutes/" + meeting;
        mvc.perform(get(api).with(user("oscar.b2")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.state").value("CIRCULATED"))
                .andExpect(jsonPath("$.noAnswer").value(10))
                .andExpect(jsonPath("$.waiting.period").value("minutes-confirmation"))
                .andExpect(jsonPath("$.content.items[1].votes[0].inFavour").value(6));
        answer(api, "oscar.b2", "{}").andExpect(status().isCreated());
        answer(api, "oscar.b3", "{\"passage\": \"item-1-conclusion\", \"comment\": \"补充\"}")
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.late").value(false));
        answer(api, "oscar.b3", "{\"passage\": \"item-7-conclusion\", \"comment\": \"补充\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.field").value("passage"));
        answer(api, "oscar.b3", "{\"passage\": \"roll\"}").andExpect(status().isBadRequest());
        mvc.perform(get(api).with(user("oscar.b2")))
                .andExpect(jsonPath("$.confirmed").value(1))
                .andExpect(jsonPath("$.commented").value(1))
                .andExpect(jsonPath("$.noAnswer").value(8));
        mvc.perform(get(api)).andExpect(status().isUnauthorized());
        mvc.perform(get(api).with(Logins.as(accounts, "coia", "coia-secretariat")))
                .andExpect(status().isNotFound());
        mvc.perform(get(api.replace("oscar", "coia")).with(secretary)).andExpect(status().isNotFound());
        mvc.perform(get("/r/minutes/" + tokens.issue("minutes", "oscar", meeting, "oscar.b2", null)))
                .andExpect(content().string(containsString("badge good")));
    }

    private ResultActions answer(String api, String who, String body) throws Exception {
        return mvc.perform(post(api + "/answers")
                .contentType("application/json")
                .content(body)
                .with(csrf())
                .with(user(who)));
    }

    private String to(String meeting, String key) {
        return "minutes+" + tokens.issue("minutes", "oscar", meeting, key, null) + "@oscar.example";
    }

    private String address(String userId) {
        return representatives.byUserId(userId).orElseThrow().email();
    }

    /** The door takes one octet a character. */
    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private ResultActions write(String page, String then) throws Exception {
        String meeting = page.substring("/minutes/".length());
        return mvc.perform(post(page + "/text")
                .param("edit", String.valueOf(views.minutes(meeting).edit()))
                .param("text.item-1-discussion", "秘书长汇报了工作。")
                .param("text.item-1-conclusion", "听取报告。")
                .param("text.item-2-conclusion", "")
                .param("task.0", "起草细则")
                .param("owner.0", "oscar.b2")
                .param("due.0", LocalDate.parse("2027-12-31").toString())
                .param("task.1", "")
                .param("then", then)
                .with(csrf())
                .with(secretary));
    }
}
