package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.alliance.Representative;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Vote;
import org.charterflow.ballot.VoteReceipt;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whose a seat's task is, and what a successor gets who is named while the vote is open. */
@IntegrationTest
class SeatHoldersTest {

    @Autowired
    TestOrgan organ;

    @Autowired
    BallotTestBed bed;

    @Autowired
    Ballots ballots;

    @Autowired
    BallotProcess process;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    private List<Unit> board = List.of();

    @BeforeEach
    void aBoard() {
        board = organ.of("oscar", "board", "board", "board-member", 3, "chair");
    }

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    void aSeatsTaskIsWithWhoActsForItsUnitAndNobodyElse() {
        Running running = open();
        Unit unit = board.get(1);
        String task = task(running, unit).getId();

        assertThat(tasks.getIdentityLinksForTask(task))
                .singleElement()
                .satisfies(link -> assertThat(link.getUserId()).isEqualTo(unit.user()));
        assertThat(tasks.createTaskQuery()
                        .taskId(task)
                        .taskCandidateGroup("oscar-secretariat")
                        .includeAssignedTasks()
                        .count())
                .isZero();
        assertRefused(() -> tasks.setAssignee(task, "oscar.secretary1"));
        assertRefused(() -> tasks.setAssignee(task, board.get(2).user()));
        assertRefused(() -> tasks.setAssignee(task, null));
        assertThat(holder(running, unit)).isEqualTo(unit.user());
        end(running);
    }

    @Test
    @Article("OSCAR-11")
    void aSeatThatNobodyActsForIsAskedOnceSomebodyIsNamed() {
        Unit vacant = board.get(2);
        organ.vacate(vacant);
        Running running = open();
        String task = task(running, vacant).getId();
        assertThat(holder(running, vacant)).isNull();
        assertThat(tasks.getIdentityLinksForTask(task)).isEmpty();
        assertRefused(() -> tasks.claim(task, "oscar.secretary1"));

        Representative named = organ.successorOf(vacant);

        assertThat(holder(running, vacant)).isEqualTo(named.userId());
        assertThat(asked(running)).contains(named.email());
        tasks.complete(task, java.util.Map.of("vote", "for"));
        assertThat(ballots.votes(running.ballot())).extracting(Vote::castBy).containsExactly(named.userId());
        end(running);
    }

    @Test
    void theTaskOfAUnitThatLeavesTheAllianceIsNobodys() {
        Running running = open();
        Unit leaving = board.get(2);
        String seal = bed.ballot(running).seal();

        organ.leave(leaving);

        assertThat(holder(running, leaving)).isNull();
        assertThat(tasks.getIdentityLinksForTask(task(running, leaving).getId()))
                .isEmpty();
        assertThat(bed.ballot(running).seal()).isEqualTo(seal);
        assertThat(ballots.electorate(running.ballot())).hasSize(3);
        end(running);
    }

    @Test
    @Article("OSCAR-11")
    @Article("COIA-7")
    void theSuccessorIsAskedForTheSameSeatAndThePredecessorNoMore() {
        Running running = open();
        Unit unit = board.get(1);
        String seal = bed.ballot(running).seal();

        Representative successor = organ.successorOf(unit);

        assertThat(holder(running, unit)).isEqualTo(successor.userId());
        assertThat(asked(running)).containsOnlyOnce(successor.email());
        assertThat(body(running, successor)).doesNotContain("此票有效");
        assertThatThrownBy(() -> process.vote(bed.vote(running, unit, unit.user(), Choice.FOR, Channel.LINK)))
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("no-seat-in-electorate"));
        process.vote(bed.vote(running, unit, successor.userId(), Choice.FOR, Channel.MAIL));
        assertThat(ballots.electorate(running.ballot()))
                .anySatisfy(seat -> assertThat(seat.representative())
                        .isEqualTo(unit.representative().name()));
        assertThat(bed.ballot(running).seal()).isEqualTo(seal);
        assertThat(ballots.verifySeal(running.ballot())).isTrue();
        end(running);
    }

    @Test
    @Article("OSCAR-11")
    void aVoteAlreadyCastStandsUntilTheSuccessorReplacesIt() {
        Running running = open();
        Unit unit = board.get(1);
        bed.voteByTask(running, unit, Choice.FOR);
        bed.runJobs(running);

        Representative successor = organ.successorOf(unit);

        assertThat(bed.seatTask(running, unit)).isNull();
        assertThat(ballots.tally(running.ballot()).count().inFavour()).isEqualTo(1);
        assertThat(body(running, successor)).contains("本单位已投票：同意", "It has voted: for");

        VoteReceipt receipt = process.vote(bed.vote(running, unit, successor.userId(), Choice.AGAINST, Channel.LINK));

        assertThat(receipt.replaces()).isEqualTo(Choice.FOR);
        assertThat(ballots.tally(running.ballot()).count().inFavour()).isZero();
        assertThat(receiptBody(running, successor)).contains("此票取代此前的投票：同意", "It replaces the earlier vote: for");
        end(running);
    }

    private Running open() {
        return bed.open("oscar", "board", "admission", board.get(0));
    }

    private Task task(Running running, Unit unit) {
        return Objects.requireNonNull(bed.seatTask(running, unit));
    }

    private @Nullable String holder(Running running, Unit unit) {
        return task(running, unit).getAssignee();
    }

    private List<String> asked(Running running) {
        return jdbc.sql("""
                        select d.address from delivery d join notice n on n.id = d.notice
                         where n.case_number = :case and n.kind = 'ballot-opened' and d.token is not null
                        """)
                .param("case", running.caseNumber())
                .query(String.class)
                .list();
    }

    private String body(Running running, Representative to) {
        return body(running, to, "ballot-opened");
    }

    private String receiptBody(Running running, Representative to) {
        return body(running, to, "vote-receipt");
    }

    private String body(Running running, Representative to, String kind) {
        return jdbc.sql("""
                        select n.body from delivery d join notice n on n.id = d.notice
                         where n.case_number = :case and n.kind = :kind and d.address = :to
                        """)
                .param("case", running.caseNumber())
                .param("kind", kind)
                .param("to", to.email())
                .query(String.class)
                .single();
    }

    private void end(Running running) {
        process.withdraw(running.ballot(), "the test is over");
    }

    private static void assertRefused(ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .rootCause()
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("seat-task-of-its-unit"));
    }
}
