package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Outcome;
import org.charterflow.ballot.Vote;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The page on which a vote at a meeting is run, and who reaches it. */
@IntegrationTest
class RoomPageTest {

    @Autowired
    TestOrgan organ;

    @Autowired
    BallotTestBed bed;

    @Autowired
    BallotProcess process;

    @Autowired
    Ballots ballots;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    WebApplicationContext application;

    private MockMvc mvc;
    private List<Unit> committee = List.of();
    private Running running = new Running(new java.util.UUID(0, 0), "", "");
    private RequestPostProcessor chair;
    private RequestPostProcessor secretary;

    @BeforeEach
    void aVoteOfTheTechnicalCommittee() {
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        committee = organ.of("coia", "technical-committee", "director", "member", 4, "technical-committee-chair");
        running = bed.open("coia", "technical-committee", "technical-decision", committee.get(0));
        chair = SecurityMockMvcRequestPostProcessors.user(committee.get(0).user());
        secretary = Logins.as(accounts, "coia", "coia-secretariat");
    }

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    @Article("COIA-16.3")
    void theOrganiserCallsTheRollEntersVotesAndEndsTheVote() throws Exception {
        assertThat(page(chair)).contains("4 entitled, 0 present, 0 absent, 4 not called yet");
        assertThat(body("/cases/" + running.caseNumber(), chair)).contains(path());

        send("/roll", chair, "status." + seat(0), "present", "status." + seat(1), "present", "rest", "absent")
                .andExpect(redirectedUrl(path()));
        assertThat(page(secretary)).contains("4 entitled, 2 present, 2 absent; quorum 2: reached");
        send("/votes", secretary, "vote." + seat(0), "for", "interest." + seat(0), "true");
        assertThat(page(secretary)).contains("1 present and not voted");
        assertThat(body("/cases/" + running.caseNumber(), secretary))
                .contains(
                        "voted in the room: 4 entitled, 2 present, 2 absent; quorum 2: reached; enough in favour so far");
        assertThat(body("/cases/" + running.caseNumber(), Logins.as(accounts, "coia", "coia-participant")))
                .contains("the vote is open; 4 seats have to answer")
                .doesNotContain("2 present", path());
        send("/end", chair).andExpect(redirectedUrl(path()));

        assertThat(page(chair)).contains("1 of 2 in favour, at least 1 needed").doesNotContain("End the vote");
        assertThat(bed.ballot(running).outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(ballots.votes(running.ballot()))
                .extracting(Vote::channel, Vote::castBy, Vote::interest, Vote::evidence)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(Channel.ROOM, "login.coia-secretariat", true, "room"));
    }

    @Test
    void whatIsRefusedIsSaidOnThePageAndNothingChanges() throws Exception {
        send("/end", chair).andExpect(flash().attributeExists("refused"));
        send("/votes", chair, "vote." + seat(1), "for").andExpect(flash().attributeExists("refused"));
        send("/votes", chair, "vote." + seat(1), "perhaps").andExpect(flash().attributeExists("refused"));
        send("/roll", chair, "status." + seat(1), "asleep").andExpect(flash().attributeExists("refused"));
        send("/roll", chair, "status." + seat(1), "represented", "proxy." + seat(1), "王代理")
                .andExpect(flash().attributeExists("refused"));

        assertThat(page(chair)).contains("4 entitled, 0 present, 0 absent, 4 not called yet");
        assertThat(ballots.votes(running.ballot())).isEmpty();
        end();
    }

    @Test
    void othersFindNoSuchPage() throws Exception {
        for (RequestPostProcessor other : List.of(
                SecurityMockMvcRequestPostProcessors.user(committee.get(1).user()),
                Logins.as(accounts, "coia", "coia-participant"),
                Logins.as(accounts, "coia", "coia-auditor"),
                Logins.as(accounts, "oscar", "oscar-secretariat"))) {
            mvc.perform(get(path()).with(other)).andExpect(status().isNotFound());
            mvc.perform(get(path() + "/live").with(other)).andExpect(status().isNotFound());
            for (String action : List.of("/roll", "/votes", "/end")) {
                send(action, other, "rest", "present").andExpect(status().isNotFound());
            }
        }
        assertThat(page(chair)).contains("4 not called yet");
        end();
    }

    @Test
    void aBallotThatIsNotAtAMeetingHasNoRoom() throws Exception {
        end();
        organ.giveBack();
        List<Unit> board = organ.of("oscar", "board", "board", "board-member", 3, "chair");
        running = bed.open("oscar", "board", "admission", board.get(0));

        mvc.perform(get(path()).with(Logins.as(accounts, "oscar", "oscar-secretariat")))
                .andExpect(status().isNotFound());
        end();
    }

    private String path() {
        return "/ballots/" + running.ballot() + "/room";
    }

    private String seat(int unit) {
        return committee.get(unit).seat().id().toString();
    }

    private String page(RequestPostProcessor viewer) throws Exception {
        return body(path(), viewer);
    }

    private String body(String path, RequestPostProcessor viewer) throws Exception {
        return mvc.perform(get(path).with(viewer).header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private ResultActions send(String action, RequestPostProcessor viewer, String... fields) throws Exception {
        var request = post(path() + action).with(viewer).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return mvc.perform(request);
    }

    private void end() {
        process.withdraw(running.ballot(), "the test is over");
    }
}
