package org.charterflow.ballot.process;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.TaskService;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Transcription;
import org.charterflow.ballot.Transcriptions;
import org.charterflow.ballot.Vote;
import org.charterflow.ballot.VoteReceipt;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who may vote, when, how often, and by which door. */
@IntegrationTest
class VotingTest {

    private static final byte[] SCAN = "%PDF-1.4\n%%EOF\n".getBytes(US_ASCII);

    @Autowired
    TestOrgan organ;

    @Autowired
    BallotTestBed bed;

    @Autowired
    Ballots ballots;

    @Autowired
    Transcriptions transcriptions;

    @Autowired
    BallotProcess process;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    @Article("OSCAR-11")
    @Article("OSCAR-12")
    void anAdviserIsToldAndCannotVote() {
        List<Unit> board = board(3);
        Unit adviser = organ.adviser();
        Running running = bed.open("oscar", "board", "admission", board.get(0));

        assertThat(noticesTo(running, "ballot-announced"))
                .containsExactly(adviser.representative().email());
        assertThat(noticesTo(running, "ballot-opened"))
                .containsExactlyInAnyOrderElementsOf(board.stream()
                        .map(unit -> unit.representative().email())
                        .toList());
        assertRefused("seat-without-vote", () -> process.vote(vote(running, adviser, Choice.FOR)));
        assertRefused(
                "seat-without-vote",
                () -> process.vote(bed.vote(running, board.get(1), adviser.user(), Choice.FOR, Channel.MAIL)));
        end(running);
    }

    @Test
    void nobodyVotesForAnotherSeatOrWithoutOne() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));

        assertRefused(
                "no-seat-in-electorate",
                () -> process.vote(bed.vote(running, board.get(1), board.get(2).user(), Choice.FOR, Channel.LINK)));
        assertRefused(
                "no-seat-in-electorate",
                () -> process.vote(bed.vote(running, board.get(1), "oscar.nobody", Choice.FOR, Channel.LINK)));
        assertThat(ballots.votes(running.ballot())).isEmpty();
        end(running);
    }

    @Test
    void theLastVoteOfASeatCountsAndBothAreKept() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        bed.voteByTask(running, board.get(1), Choice.FOR);

        VoteReceipt second = process.vote(vote(running, board.get(1), Choice.AGAINST));

        assertThat(second.replaces()).isEqualTo(Choice.FOR);
        assertThat(ballots.votes(running.ballot()))
                .extracting(Vote::choice)
                .containsExactly(Choice.FOR, Choice.AGAINST);
        assertThat(ballots.tally(running.ballot()).count().inFavour()).isZero();
        assertThat(ballots.tally(running.ballot()).count().against()).isEqualTo(1);
        assertThat(noticesTo(running, "vote-receipt")).hasSize(2);
        end(running);
    }

    @Test
    void aVoteByMailCompletesTheSeatsTask() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));

        process.vote(vote(running, board.get(1), Choice.FOR));
        bed.runJobs(running);

        assertThat(bed.seatTask(running, board.get(1))).isNull();
        assertThat(bed.seatTasks(running)).hasSize(2);
        assertThat(ballots.votes(running.ballot())).extracting(Vote::channel).containsExactly(Channel.MAIL);
        end(running);
    }

    @Test
    void whatArrivedBeforeTheDeadlineCountsAndWhatArrivedAtItIsLate() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        CastVote atTheEnd = vote(running, board.get(1), Choice.FOR);
        var deadline = bed.deadline(running);

        assertRefused("ballot-deadline-passed", () -> process.vote(arrived(atTheEnd, deadline)));
        process.vote(arrived(atTheEnd, deadline.minusNanos(1000)));
        assertThat(ballots.votes(running.ballot())).hasSize(1);

        bed.at(running, deadline);
        assertRefused("ballot-ended", () -> process.vote(arrived(atTheEnd, deadline)));
    }

    @Test
    @Article("OSCAR-12")
    void aDeclaredInterestIsShownAndTheVoteCountsWhereThereIsNoRecusal() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));

        process.vote(interested(vote(running, board.get(1), Choice.FOR)));

        assertThat(ballots.votes(running.ballot())).extracting(Vote::interest).containsExactly(true);
        assertThat(ballots.tally(running.ballot()).count().recused()).isZero();
        assertThat(ballots.tally(running.ballot()).count().inFavour()).isEqualTo(1);
        end(running);
    }

    @Test
    @Article("COIA-10")
    void whereTheRuleSaysSoAnInterestedSeatLeavesVoteAndBase() {
        List<Unit> board = organ.of("coia", "board", "director", "director", 4, "chair");
        Running running =
                bed.start("coia", "board", "expulsion", board.get(3).member().id());
        bed.call(running, board.get(0));
        bed.at(running, Objects.requireNonNull(bed.ballot(running).discussionEnds()));

        assertThat(bed.seatTask(running, board.get(3))).isNull();
        assertRefused("seat-recused", () -> process.vote(vote(running, board.get(3), Choice.AGAINST)));
        process.vote(interested(vote(running, board.get(2), Choice.AGAINST)));
        bed.voteByTask(running, board.get(0), Choice.FOR);
        bed.voteByTask(running, board.get(1), Choice.FOR);
        bed.runJobs(running);

        var tally = ballots.tally(running.ballot());
        assertThat(tally.count().recused()).isEqualTo(2);
        assertThat(tally.base()).isEqualTo(2);
        assertThat(bed.ballot(running).outcome()).hasToString("ADOPTED");
    }

    @Test
    void aPaperVoteTakesTwoPersonsAndItsScan() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        Transcription entered = transcriptions.enter(
                running.ballot(),
                board.get(1).seat().id(),
                Choice.FOR,
                false,
                "ballot.pdf",
                "application/pdf",
                SCAN,
                "oscar.secretary1");
        assertThat(ballots.votes(running.ballot())).isEmpty();
        assertRefused("two-persons", () -> process.confirm(entered, "oscar.secretary1"));

        process.confirm(entered, "oscar.secretary2");
        bed.runJobs(running);

        assertThat(ballots.votes(running.ballot())).singleElement().satisfies(vote -> {
            assertThat(vote.channel()).isEqualTo(Channel.TRANSCRIPTION);
            assertThat(vote.enteredBy()).isEqualTo("oscar.secretary1");
            assertThat(vote.castBy()).isEqualTo("oscar.secretary2");
        });
        assertThat(bed.seatTask(running, board.get(1))).isNull();
        assertRefused("transcription-decided", () -> process.confirm(entered, "oscar.secretary3"));
        end(running);
    }

    @Test
    void anEntryThatDiffersFromItsScanNeverBecomesAVote() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        UUID entered = transcriptions
                .enter(
                        running.ballot(),
                        board.get(1).seat().id(),
                        Choice.FOR,
                        false,
                        "ballot.pdf",
                        "application/pdf",
                        SCAN,
                        "oscar.secretary1")
                .id();

        transcriptions.refuse(entered, "oscar.secretary2");

        assertThat(ballots.votes(running.ballot())).isEmpty();
        assertThat(transcriptions.find(entered).orElseThrow().confirmed()).isFalse();
        end(running);
    }

    private List<Unit> board(int count) {
        return organ.of("oscar", "board", "board", "board-member", count, "chair");
    }

    private CastVote vote(Running running, Unit unit, Choice choice) {
        return bed.vote(running, unit, unit.user(), choice, Channel.MAIL);
    }

    private static CastVote arrived(CastVote vote, java.time.Instant at) {
        return new CastVote(
                vote.ballot(), vote.seat(), vote.choice(), false, null, vote.channel(), vote.voter(), null, at);
    }

    private static CastVote interested(CastVote vote) {
        return new CastVote(
                vote.ballot(),
                vote.seat(),
                vote.choice(),
                true,
                null,
                vote.channel(),
                vote.voter(),
                null,
                vote.arrivedAt());
    }

    private List<String> noticesTo(Running running, String kind) {
        return jdbc.sql("""
                        select d.address from delivery d join notice n on n.id = d.notice
                         where n.case_number = :case and n.kind = :kind
                        """)
                .param("case", running.caseNumber())
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    private void end(Running running) {
        process.withdraw(running.ballot(), "the test is over");
    }

    private static void assertRefused(String rule, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }
}
