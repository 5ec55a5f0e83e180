package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.charterflow.ConcurrentCalls;
import org.charterflow.IntegrationTest;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Opening;
import org.charterflow.ballot.Vote;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Votes that come at the same moment share a transaction, and nothing else. */
@Timeout(60)
@IntegrationTest
class GroupCommitTest {

    /** Those that write first wait for the ballot, which is kept from them; all others wait for those. */
    private static final int WRITERS = 2;

    @Autowired
    TestOrgan organ;

    @Autowired
    BallotTestBed bed;

    @Autowired
    Ballots ballots;

    @Autowired
    BallotProcess process;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    private List<Unit> board = List.of();
    private Running running = new Running(new UUID(0, 0), "", "");

    @BeforeEach
    void open() {
        board = organ.of("oscar", "board", "board", "board-member", Opening.MOST_TASKS + 1, "chair");
        running = bed.open("oscar", "board", "admission", board.get(0));
    }

    @AfterEach
    void giveBack() {
        process.withdraw(running.ballot(), "the test is over");
        organ.giveBack();
    }

    @Test
    void votesAreCommittedTogetherAndRefusedAlone() throws Exception {
        List<CastVote> votes = votes(40);
        Unit twice = board.get(30);
        votes.add(vote(twice, twice.user(), null));
        votes.add(vote(twice, board.get(31).user(), null));

        List<Throwable> failures = atOnce(votes);

        assertThat(failures).singleElement().isInstanceOf(RuleViolation.class);
        assertThat(ballots.votes(running.ballot())).hasSize(41);
        assertThat(jdbc.sql("select count(distinct xmin::text) from vote where ballot = :ballot")
                        .param("ballot", running.ballot())
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(WRITERS + 3);
        assertThat(jdbc.sql(
                                "select count(*) from journal where case_number = :case and action in ('vote-cast', 'vote-replaced')")
                        .param("case", running.caseNumber())
                        .query(Integer.class)
                        .single())
                .isEqualTo(41);
        assertThat(jdbc.sql("select count(*) from notice where case_number = :case and kind = 'vote-receipt'")
                        .param("case", running.caseNumber())
                        .query(Integer.class)
                        .single())
                .isEqualTo(41);
    }

    @Test
    void aVoteThatCannotBeWrittenKeepsNoOtherFromBeing() throws Exception {
        List<CastVote> votes = votes(20);
        Unit broken = board.get(30);
        votes.add(vote(broken, broken.user(), "no text has this character: \0"));

        List<Throwable> failures = atOnce(votes);

        assertThat(failures).singleElement().isInstanceOf(DataAccessException.class);
        assertThat(ballots.votes(running.ballot()))
                .hasSize(20)
                .extracting(Vote::seat)
                .doesNotContain(broken.seat().id())
                .doesNotHaveDuplicates();
    }

    private List<CastVote> votes(int count) {
        List<CastVote> votes = new ArrayList<>();
        board.subList(0, count).forEach(unit -> votes.add(vote(unit, unit.user(), null)));
        return votes;
    }

    private CastVote vote(Unit unit, String user, @Nullable String remark) {
        CastVote vote = bed.vote(running, unit, user, Choice.FOR, Channel.LINK);
        return new CastVote(
                vote.ballot(),
                vote.seat(),
                vote.choice(),
                vote.interest(),
                remark,
                vote.channel(),
                vote.voter(),
                vote.evidence(),
                vote.arrivedAt());
    }

    /** Lets all vote while the ballot is locked, and unlocks it when all are there; what failed. */
    private List<Throwable> atOnce(List<CastVote> votes) throws Exception {
        List<Callable<?>> voting = new ArrayList<>();
        votes.forEach(vote -> voting.add(() -> process.vote(vote)));
        try (ConcurrentCalls voters = new ConcurrentCalls()) {
            new TransactionTemplate(transactions).executeWithoutResult(status -> {
                jdbc.sql("select id from ballot where id = :id for update")
                        .param("id", running.ballot())
                        .query(UUID.class)
                        .single();
                voters.begin(voting);
                while (voters.waiting() < votes.size() - WRITERS) {
                    Thread.onSpinWait();
                }
            });
            return voters.failures();
        }
    }
}
