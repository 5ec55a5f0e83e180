package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Outcome;
import org.charterflow.ballot.Resolutions;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.casefile.CaseNeeds;
import org.charterflow.casefile.Need;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

/** Walks every path of {@code ballot.bpmn} on the real engine and database. */
@IntegrationTest
class BallotProcessTest {

    @Autowired
    TestOrgan organ;

    @Autowired
    BallotTestBed bed;

    @Autowired
    Ballots ballots;

    @Autowired
    Resolutions resolutions;

    @Autowired
    BallotProcess process;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    MutableClock clock;

    @Autowired
    @Qualifier("ballotNeeds")
    CaseNeeds needs;

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    @Article("OSCAR-12")
    void sixOfNineInFavourAdopt() {
        List<Unit> board = board(9);
        Running running = bed.open("oscar", "board", "admission", board.get(0));

        for (int i = 0; i < 9; i++) {
            bed.voteByTask(running, board.get(i), i < 6 ? Choice.FOR : Choice.AGAINST);
        }
        bed.runJobs(running);

        assertThat(instance(running)).isNull();
        assertThat(outcome(running)).isEqualTo("adopted");
        assertThat(bed.ballot(running).outcome()).isEqualTo(Outcome.ADOPTED);
        var resolution = resolutions.ofBallot(running.ballot()).orElseThrow();
        int year = clock.instant().atZone(ZoneId.of("Asia/Shanghai")).getYear();
        assertThat(resolution.number())
                .matches("云开联〔" + year + "〕[1-9]\\d*号")
                .isEqualTo(variable(running, "resolutionNumber"));
        assertThat(resolution.arithmetic().en())
                .isEqualTo("6 of 9 in favour, at least 6 needed"
                        + " (2/3 of all 9 entitled votes, OSCAR-12 as read in R-OSCAR-3)");
        assertThat(ballots.verifySeal(running.ballot())).isTrue();
    }

    @Test
    @Article("OSCAR-12")
    void fiveOfNineInFavourDoNot() {
        List<Unit> board = board(9);
        Running running = bed.open("oscar", "board", "admission", board.get(0));

        for (int i = 0; i < 9; i++) {
            bed.voteByTask(running, board.get(i), i < 5 ? Choice.FOR : Choice.ABSTAIN);
        }
        bed.runJobs(running);

        assertThat(outcome(running)).isEqualTo("rejected");
    }

    @Test
    @Article("OSCAR-12")
    void anAbsentUnitCountsAsAbstainingWhenTheDeadlineComes() {
        List<Unit> board = board(9);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        for (int i = 0; i < 6; i++) {
            bed.voteByTask(running, board.get(i), Choice.FOR);
        }
        bed.runJobs(running);
        assertThat(instance(running)).isWaitingAt("subProcess_voting");

        bed.at(running, bed.deadline(running));

        assertThat(outcome(running)).isEqualTo("adopted");
        assertThat(ballots.tally(running.ballot()).abstaining()).isEqualTo(3);
        assertThat(bed.seatTasks(running)).isEmpty();
    }

    @Test
    @Article("COIA-10")
    void withoutAQuorumThereIsNoDecision() {
        List<Unit> board = organ.of("coia", "board", "director", "director", 9, "chair");
        Running running = bed.open("coia", "board", "admission", board.get(0));
        for (int i = 0; i < 5; i++) {
            bed.voteByTask(running, board.get(i), Choice.FOR);
        }

        bed.at(running, bed.deadline(running));

        assertThat(outcome(running)).isEqualTo("no-quorum");
        assertThat(resolutions
                        .ofBallot(running.ballot())
                        .orElseThrow()
                        .arithmetic()
                        .en())
                .startsWith("5 of 9 present, at least 6 needed for the quorum (2/3, COIA-10");
    }

    @Test
    @Article("OSCAR-12")
    void theOrganDiscussesFirstWhereTheRuleProvidesDaysForIt() {
        List<Unit> board = board(3);
        Running running = bed.start("oscar", "board", "major");
        assertThat(need(running).who().en()).isEqualTo("Chair or Executive chair");
        bed.call(running, board.get(0));

        assertThat(instance(running)).isWaitingAt("timer_discussionEnds");
        assertThat(bed.ballot(running).state()).isEqualTo(BallotState.DISCUSSION);
        assertThat(need(running).due()).isEqualTo(bed.ballot(running).discussionEnds());
        assertThatThrownBy(() -> process.vote(
                        bed.vote(running, board.get(0), board.get(0).user(), Choice.FOR, Channel.MAIL)))
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("ballot-not-open"));

        bed.at(running, Objects.requireNonNull(bed.ballot(running).discussionEnds()));

        assertThat(instance(running)).isWaitingAt("subProcess_voting");
        assertThat(bed.seatTasks(running)).hasSize(3);
        process.withdraw(running.ballot(), "test");
    }

    @Test
    void whoHasNotVotedIsRemindedOnce() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        bed.voteByTask(running, board.get(1), Choice.FOR);
        bed.runJobs(running);

        bed.at(running, ((java.util.Date) runtime.getVariable(running.process(), "reminderAt")).toInstant());

        assertThat(instance(running)).hasPassed("serviceTask_remindSeats").isWaitingAt("subProcess_voting");
        process.withdraw(running.ballot(), "test");
    }

    @Test
    void aBallotIsWithdrawnWhileItRuns() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));

        process.withdraw(running.ballot(), "the applicant withdrew");

        assertThat(instance(running)).isNull();
        assertThat(outcome(running)).isEqualTo("withdrawn");
        assertThat(bed.ballot(running).state()).isEqualTo(BallotState.WITHDRAWN);
        assertThat(bed.ballot(running).withdrawalReason()).isEqualTo("the applicant withdrew");
        assertThat(resolutions.ofBallot(running.ballot())).isEmpty();
        assertThatThrownBy(() -> process.vote(
                        bed.vote(running, board.get(0), board.get(0).user(), Choice.FOR, Channel.LINK)))
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("ballot-ended"));
    }

    @Test
    void noVoteStaysOpenWhenItsCaseIsCancelled() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));

        runtime.deleteProcessInstance(running.process(), "cancelled by the calling process");

        assertThat(bed.ballot(running).state()).isEqualTo(BallotState.WITHDRAWN);
    }

    @Test
    void aLargeElectorateVotesWithoutTasks() {
        List<Unit> board = board(301);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        assertThat(bed.seatTasks(running)).isEmpty();
        assertThat(instance(running)).isWaitingAt("subProcess_voting");

        for (Unit unit : board) {
            process.vote(bed.vote(running, unit, unit.user(), Choice.FOR, Channel.LINK));
        }
        await().until(() -> instance(running) == null);

        assertThat(outcome(running)).isEqualTo("adopted");
    }

    @Test
    void aRuleMayCloseTheVoteAsSoonAsItsOutcomeIsCertain() throws IOException {
        List<Unit> board = board(9);
        try {
            bed.amendRule("boardAdmission_out_closes", "\"decided\"");
            Running running = bed.open("oscar", "board", "admission", board.get(0));
            for (int i = 0; i < 5; i++) {
                bed.voteByTask(running, board.get(i), Choice.FOR);
            }
            bed.runJobs(running);
            assertThat(instance(running)).isWaitingAt("subProcess_voting");

            process.vote(bed.vote(running, board.get(5), board.get(5).user(), Choice.FOR, Channel.MAIL));
            await().until(() -> instance(running) == null);

            assertThat(outcome(running)).isEqualTo("adopted");
            assertThat(bed.seatTasks(running)).isEmpty();
        } finally {
            bed.restoreRules();
        }
    }

    @Test
    void aRuleMayKeepTheVoteOpenUntilItsDeadlineThoughAllHaveVoted() throws IOException {
        List<Unit> board = board(3);
        try {
            bed.amendRule("boardAdmission_out_closes", "\"deadline\"");
            Running running = bed.open("oscar", "board", "admission", board.get(0));
            board.forEach(unit -> bed.voteByTask(running, unit, Choice.FOR));
            bed.runJobs(running);
            assertThat(instance(running)).isWaitingAt("receiveTask_votes");
            process.vote(bed.vote(running, board.get(0), board.get(0).user(), Choice.AGAINST, Channel.LINK));
            process.vote(bed.vote(running, board.get(1), board.get(1).user(), Choice.ABSTAIN, Channel.LINK));

            bed.at(running, bed.deadline(running));

            assertThat(outcome(running)).isEqualTo("rejected");
        } finally {
            bed.restoreRules();
        }
    }

    @Test
    @Article("OSCAR-12")
    void onlyTheOfficesOfTheRuleOpenABallot() {
        List<Unit> board = board(3);
        Running running = bed.start("oscar", "board", "admission");
        var task = bed.task(running, "userTask_openBallot");
        assertThat(tasks.createTaskQuery()
                        .taskId(task.getId())
                        .taskCandidateGroupIn(List.of("oscar-chair"))
                        .count())
                .isEqualTo(1);
        tasks.setAssignee(task.getId(), board.get(1).user());

        assertThatThrownBy(() -> tasks.complete(task.getId()))
                .hasRootCauseInstanceOf(RuleViolation.class)
                .rootCause()
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.article()).startsWith("OSCAR-12"));
        process.withdraw(running.ballot(), "test");
    }

    @Test
    void aFormWithoutAChoiceIsRefused() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        var task = Objects.requireNonNull(bed.seatTask(running, board.get(0)));

        assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("vote", "perhaps")))
                .rootCause()
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.field()).isEqualTo("vote"));
        assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("vote", "for", "interest", "true")))
                .rootCause()
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.field()).isEqualTo("interest"));
        assertThat(ballots.votes(running.ballot())).isEmpty();
        assertThat(bed.seatTask(running, board.get(0))).isNotNull();
        process.withdraw(running.ballot(), "test");
    }

    private List<Unit> board(int count) {
        return organ.of("oscar", "board", "board", "board-member", count, "chair");
    }

    private Need need(Running running) {
        List<Need> all = needs.needs(bed.ballot(running).alliance(), running.caseNumber());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private ProcessInstance instance(Running running) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(running.process())
                .singleResult();
    }

    private Object outcome(Running running) {
        return variable(running, "ballotOutcome");
    }

    private Object variable(Running running, String name) {
        HistoricVariableInstance found = history.createHistoricVariableInstanceQuery()
                .processInstanceId(running.process())
                .variableName(name)
                .singleResult();
        return found.getValue();
    }
}
