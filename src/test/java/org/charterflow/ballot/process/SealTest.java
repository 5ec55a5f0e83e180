package org.charterflow.ballot.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Outcome;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nothing that happens after the opening changes a running ballot. */
@IntegrationTest
class SealTest {

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

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    @Article("OSCAR-12")
    void aTableRedeployedAndABoardEnlargedChangeNeitherThresholdNorElectorate() throws IOException {
        List<Unit> board = board(9);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        int version = bed.ballot(running).ruleInForce().decisionVersion();
        try {
            bed.amendRule("boardAdmission_out_thresholdNumerator", "3");
            organ.add("board", "board-member");
            organ.successorOf(board.get(5));

            for (int i = 0; i < 9; i++) {
                if (i != 5) {
                    bed.voteByTask(running, board.get(i), i < 7 ? Choice.FOR : Choice.AGAINST);
                }
            }
            bed.at(running, bed.deadline(running));

            assertThat(bed.ballot(running).outcome()).isEqualTo(Outcome.ADOPTED);
            assertThat(ballots.tally(running.ballot()).needed()).isEqualTo(6);
            assertThat(ballots.electorate(running.ballot())).hasSize(9);
            assertThat(bed.ballot(running).ruleInForce().decisionVersion()).isEqualTo(version);
            assertThat(ballots.verifySeal(running.ballot())).isTrue();

            Running next = bed.start("oscar", "board", "admission");
            assertThat(bed.ballot(next).ruleInForce().threshold()).hasToString("3/3");
            process.withdraw(next.ballot(), "the test is over");
        } finally {
            bed.restoreRules();
        }
    }

    @Test
    void theSealIsTheHashOfATextThatAnybodyCanWriteDownAgain() throws NoSuchAlgorithmException {
        List<Unit> board = board(2);
        Running running = bed.open("oscar", "board", "admission", board.get(0));

        String text = ballots.sealedText(running.ballot());
        String hash =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));

        assertThat(bed.ballot(running).seal()).isEqualTo(hash);
        assertThat(text)
                .startsWith("charterflow-ballot/1\nballot " + running.ballot() + "\nalliance oscar\n")
                .contains("\nthreshold 2/3 inclusive\nbase entitled\n")
                .contains("\nseat " + board.get(0).seat().id() + " ")
                .endsWith("\ncloses " + bed.deadline(running) + "\n");
        process.withdraw(running.ballot(), "the test is over");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ballot set question_en = 'Another?' where id = :ballot",
                "update ballot set closes_at = closes_at + interval '1 day' where id = :ballot",
                "update ballot set rule = jsonb_set(rule, '{inclusive}', 'false') where id = :ballot",
                "delete from ballot where id = :ballot",
                "update ballot_seat set recused = true where ballot = :ballot",
                "delete from ballot_seat where ballot = :ballot",
                "insert into ballot_seat select ballot, gen_random_uuid(), 99, member, unit_zh, unit_en, capacity,"
                        + " representative, false from ballot_seat where ballot = :ballot limit 1",
                "update vote set choice = 'for' where ballot = :ballot",
                "delete from vote where ballot = :ballot"
            })
    void theDatabaseRefusesToChangeWhatIsSealedOrCast(String change) {
        List<Unit> board = board(2);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        bed.voteByTask(running, board.get(0), Choice.AGAINST);

        assertThatThrownBy(
                        () -> jdbc.sql(change).param("ballot", running.ballot()).update())
                .hasMessageMatching("(?s).*(sealed|append-only|never deleted).*");
        assertThat(ballots.verifySeal(running.ballot())).isTrue();
        process.withdraw(running.ballot(), "the test is over");
    }

    private List<Unit> board(int count) {
        return organ.of("oscar", "board", "board", "board-member", count, "chair");
    }
}
