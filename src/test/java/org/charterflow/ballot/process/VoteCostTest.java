package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.FormService;
import org.charterflow.IntegrationTest;
import org.charterflow.Statements;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a vote costs the database, which is the same however many seats there are. */
@IntegrationTest
class VoteCostTest {

    private static final int STATEMENTS_BY_TASK = 33;
    private static final int STATEMENTS_BY_LINK = 10;

    @Autowired
    TestOrgan organ;

    @Autowired
    BallotTestBed bed;

    @Autowired
    BallotProcess process;

    @Autowired
    FormService forms;

    @Autowired
    Statements statements;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    void aVoteInTasklistCostsTheSameInASmallAndInALargeBoard() throws Exception {
        int few = byTask(3);
        int many = byTask(60);

        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(STATEMENTS_BY_TASK);
    }

    @Test
    void aVoteByLinkInALargeElectorateIsAHandfulOfStatements() throws Exception {
        List<Unit> board = organ.of("oscar", "board", "board", "board-member", 301, "chair");
        Running running = bed.open("oscar", "board", "admission", board.get(0));

        int first = statements.of(() -> byLink(running, board.get(1)));
        int next = statements.of(() -> byLink(running, board.get(2)));

        assertThat(next).isEqualTo(statements.of(() -> byLink(running, board.get(3))));
        assertThat(next).isLessThanOrEqualTo(STATEMENTS_BY_LINK);
        assertThat(first).as("and whether there are tasks").isEqualTo(next + 1);
        process.withdraw(running.ballot(), "test");
    }

    @Test
    void theEngineKeepsNoCopyOfAVote() {
        List<Unit> board = organ.of("oscar", "board", "board", "board-member", 3, "chair");
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        bed.voteByTask(running, board.get(1), Choice.FOR);

        assertThat(kept(running, "act_hi_varinst", "name_ in ('vote', 'interest', 'remark', 'briefing')"))
                .isZero();
        assertThat(kept(running, "act_hi_detail", "true")).isZero();
        assertThat(kept(running, "act_ru_variable", "name_ = 'vote' and text_ is not null"))
                .isZero();
        process.withdraw(running.ballot(), "test");
    }

    private int byTask(int seats) throws Exception {
        List<Unit> board = organ.of("oscar", "board", "board", "board-member", seats, "chair");
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        String task =
                Objects.requireNonNull(bed.seatTask(running, board.get(1))).getId();
        int prepared = statements.of(() -> {
            forms.submitTaskForm(task, Map.of("vote", "for", "interest", false));
            return task;
        });
        process.withdraw(running.ballot(), "test");
        organ.giveBack();
        return prepared;
    }

    private Object byLink(Running running, Unit unit) {
        return process.vote(bed.vote(running, unit, unit.user(), Choice.FOR, Channel.LINK));
    }

    private int kept(Running running, String table, String which) {
        return jdbc.sql("select count(*) from camunda." + table + " where " + which
                        + " and proc_inst_id_ in (select id_ from camunda.act_hi_procinst where business_key_ = :case)")
                .param("case", running.caseNumber())
                .query(Integer.class)
                .single();
    }
}
