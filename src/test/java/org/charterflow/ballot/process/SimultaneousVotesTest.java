package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charterflow.ConcurrentCalls.atOnce;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.IntegrationTest;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.MeetingGate;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.ballot.Transcriptions;
import org.charterflow.ballot.Vote;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Many vote at the same moment, and nobody is shown an error for it. */
@IntegrationTest
class SimultaneousVotesTest {

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

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    void thirtyTwoVotesInTasklistAtOnceAreAllRecorded() throws Exception {
        List<Unit> board = board(32);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        List<Callable<Object>> votes = new ArrayList<>();
        for (Unit unit : board) {
            String task = Objects.requireNonNull(bed.seatTask(running, unit)).getId();
            votes.add(() -> {
                tasks.complete(task, Map.of("vote", "for", "interest", false));
                return unit;
            });
        }

        assertThat(atOnce(votes)).isEmpty();

        assertThat(ballots.votes(running.ballot())).hasSize(32);
        bed.runJobs(running);
        assertThat(bed.ballot(running).outcome()).hasToString("ADOPTED");
    }

    @Test
    void thirtyTwoVotesByMailAndLinkAtOnceAreAllRecorded() throws Exception {
        List<Unit> board = board(32);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        List<Callable<Object>> votes = new ArrayList<>();
        for (int i = 0; i < board.size(); i++) {
            Unit unit = board.get(i);
            Channel channel = i % 2 == 0 ? Channel.MAIL : Channel.LINK;
            votes.add(() -> process.vote(bed.vote(running, unit, unit.user(), Choice.AGAINST, channel)));
        }

        assertThat(atOnce(votes)).isEmpty();

        assertThat(ballots.votes(running.ballot())).hasSize(32);
        bed.runJobs(running);
        assertThat(bed.ballot(running).outcome()).hasToString("REJECTED");
    }

    @RepeatedTest(10)
    void taskAndMailOfOneSeatNeverWriteTheSameVoteTwice() throws Exception {
        List<Unit> board = board(2);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        Unit unit = board.get(1);
        String task = Objects.requireNonNull(bed.seatTask(running, unit)).getId();

        List<Throwable> failures = atOnce(List.of(
                () -> {
                    tasks.complete(task, Map.of("vote", "for", "interest", false));
                    return unit;
                },
                () -> process.vote(bed.vote(running, unit, unit.user(), Choice.AGAINST, Channel.MAIL))));

        // The mail is always recorded; the task is either recorded before it, or was answered by it.
        List<Vote> votes = ballots.votes(running.ballot());
        assertThat(votes).hasSize(2 - failures.size());
        assertThat(votes.get(votes.size() - 1).channel()).isEqualTo(Channel.MAIL);
        assertThat(ballots.tally(running.ballot()).count().against()).isEqualTo(1);
        assertThat(ballots.tally(running.ballot()).count().inFavour()).isZero();
        process.withdraw(running.ballot(), "the test is over");
    }

    /** Between looking for the task and completing it there is a moment in which somebody else may try. */
    @Test
    @Timeout(60)
    void aVoteThatHasFoundItsTaskIsNotOvertaken(
            @Autowired SeatTasks seatTasks,
            @Autowired Transcriptions transcriptions,
            @Autowired RoomBallots room,
            @Autowired MeetingGate meetings,
            @Autowired RuntimeService runtime,
            @Autowired VoteInHand inHand,
            @Autowired EarlyClosing earlyClosing,
            @Autowired GroupCommit groupCommit,
            @Autowired PlatformTransactionManager transactions,
            @Autowired JdbcClient jdbc) {
        List<Unit> board = board(2);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        Unit unit = board.get(1);
        List<CompletableFuture<Void>> inTasklist = new ArrayList<>();
        SeatTasks overtaken = new SeatTasks(tasks, runtime) {
            @Override
            Optional<Task> of(Ballot ballot, UUID seat) {
                Optional<Task> found = seatTasks.of(ballot, seat);
                CompletableFuture<Void> other =
                        CompletableFuture.runAsync(() -> bed.voteByTask(running, unit, Choice.FOR));
                inTasklist.add(other);
                while (!other.isDone() && locksAwaited(jdbc) == 0) {
                    Thread.onSpinWait();
                }
                return found;
            }
        };
        BallotProcess mails = new BallotProcess(
                ballots,
                transcriptions,
                room,
                meetings,
                overtaken,
                tasks,
                runtime,
                inHand,
                earlyClosing,
                groupCommit,
                transactions);

        mails.vote(bed.vote(running, unit, unit.user(), Choice.AGAINST, Channel.MAIL));

        assertThat(ballots.votes(running.ballot())).extracting(Vote::channel).containsExactly(Channel.MAIL);
        assertThat(inTasklist)
                .singleElement()
                .satisfies(other -> assertThat(other)
                        .failsWithin(Duration.ofSeconds(10))
                        .withThrowableThat()
                        .havingRootCause()
                        .isInstanceOf(ProcessEngineException.class));
        assertThat(ballots.tally(running.ballot()).count().against()).isEqualTo(1);
        process.withdraw(running.ballot(), "the test is over");
    }

    private static int locksAwaited(JdbcClient jdbc) {
        return jdbc.sql("select count(*) from pg_locks where not granted")
                .query(Integer.class)
                .single();
    }

    private List<Unit> board(int count) {
        return organ.of("oscar", "board", "board", "board-member", count, "chair");
    }
}
