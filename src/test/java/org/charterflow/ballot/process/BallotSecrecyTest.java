package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.engine.TaskService;
import org.charterflow.IntegrationTest;
import org.charterflow.Logins;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Who learns what of a running vote, by page, API and Tasklist. */
@IntegrationTest
class BallotSecrecyTest {

    private static final String TURNOUT = "2 of 3 seats have not voted";
    private static final String STANDING = "1 more in favour needed; 2 seats have not voted";
    private static final String ASKED = "the vote is open; 3 seats have to answer";

    @Autowired
    TestOrgan organ;

    @Autowired
    BallotTestBed bed;

    @Autowired
    BallotProcess process;

    @Autowired
    TaskService tasks;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    WebApplicationContext application;

    private MockMvc mvc;
    private List<Unit> board = List.of();
    private RequestPostProcessor member;
    private RequestPostProcessor secretary;
    private RequestPostProcessor auditor;
    private RequestPostProcessor seat;

    @BeforeEach
    void aBoard() {
        mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        board = organ.of("oscar", "board", "board", "board-member", 3, "chair");
        member = Logins.as(accounts, "oscar", "oscar-participant");
        secretary = Logins.as(accounts, "oscar", "oscar-secretariat");
        auditor = Logins.as(accounts, "oscar", "oscar-auditor");
        seat = SecurityMockMvcRequestPostProcessors.user(board.get(2).user());
    }

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    void whereTheRuleHidesTheCountsTheOrganReadsTheTurnoutAndOthersHowManyAreAsked() throws Exception {
        Running running = oneOfThreeHasVoted();

        for (RequestPostProcessor decides : List.of(seat, secretary, auditor)) {
            for (String door : doors(running)) {
                assertThat(body(door, decides))
                        .contains(TURNOUT, "A vote was cast")
                        .doesNotContain(STANDING);
            }
        }
        for (String door : doors(running)) {
            assertThat(body(door, member))
                    .contains(ASKED, "The vote opened")
                    .doesNotContain("not voted", "A vote was cast", board.get(1).user());
        }
        mvc.perform(get(ballotApi(running)).with(member)).andExpect(status().isNotFound());
        assertThat(body(ballotApi(running), seat)).contains(TURNOUT).doesNotContain("inFavour");
        tasklistTellsNothing(running);
        end(running);
    }

    @Test
    void whereTheRuleShowsTheCountsOnlyTheOrganReadsThem() throws Exception {
        try {
            bed.amendRule("boardAdmission_out_visibility", "\"live\"");
            Running running = oneOfThreeHasVoted();

            for (RequestPostProcessor decides : List.of(seat, secretary, auditor)) {
                for (String door : doors(running)) {
                    assertThat(body(door, decides)).contains(STANDING);
                }
            }
            assertThat(body(ballotApi(running), seat)).contains(STANDING, "\"inFavour\":1");
            for (String door : doors(running)) {
                assertThat(body(door, member)).contains(ASKED).doesNotContain("in favour", "not voted");
            }
            tasklistTellsNothing(running);
            end(running);
        } finally {
            bed.restoreRules();
        }
    }

    @Test
    void howAQuestionFailedStaysWithThoseWhoDecided() throws Exception {
        Running running = oneOfThreeHasVoted();
        bed.voteByTask(running, board.get(0), Choice.AGAINST);
        bed.voteByTask(running, board.get(2), Choice.AGAINST);
        bed.runJobs(running);

        for (String door : doors(running)) {
            assertThat(body(door, seat)).contains("1 of 3 in favour");
            assertThat(body(door, member)).doesNotContain("in favour", "A vote was cast");
        }
    }

    @Test
    void howAQuestionWasAdoptedIsForEverybodyAndTheSingleVotesAreNot() throws Exception {
        Running running = oneOfThreeHasVoted();
        bed.voteByTask(running, board.get(0), Choice.FOR);
        bed.voteByTask(running, board.get(2), Choice.AGAINST);
        bed.runJobs(running);

        for (String door : doors(running)) {
            assertThat(body(door, member)).contains("2 of 3 in favour").doesNotContain("A vote was cast");
            assertThat(body(door, seat)).contains("2 of 3 in favour", "A vote was cast");
        }
    }

    private Running oneOfThreeHasVoted() {
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        bed.voteByTask(running, board.get(1), Choice.FOR);
        bed.runJobs(running);
        return running;
    }

    /** The text of a task is written once; it never tells how others voted, and a form shows nothing else. */
    private void tasklistTellsNothing(Running running) {
        String task =
                Objects.requireNonNull(bed.seatTask(running, board.get(2))).getId();
        assertThat(String.valueOf(tasks.getVariable(task, "briefing")))
                .contains("请代表")
                .doesNotContain("not voted", "尚未表决", "more in favour", "还需");
        assertThat(tasks.getVariables(task)).doesNotContainKeys("standing", "turnout", "count", "tally");
    }

    private static List<String> doors(Running running) {
        return List.of(
                "/cases/" + running.caseNumber() + "?lang=en",
                "/cases/" + running.caseNumber() + "/live?lang=en",
                "/api/v1/alliances/oscar/cases/" + running.caseNumber());
    }

    private static String ballotApi(Running running) {
        return "/api/v1/alliances/oscar/ballots/" + running.ballot();
    }

    private String body(String door, RequestPostProcessor viewer) throws Exception {
        return mvc.perform(get(door).with(viewer).header("Accept-Language", "en"))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private void end(Running running) throws IOException {
        process.withdraw(running.ballot(), "the test is over");
    }
}
