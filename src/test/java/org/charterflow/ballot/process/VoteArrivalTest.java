package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.VoteReceipt;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A vote has the time of its arrival, however late it is read; and what a vote may say besides. */
@IntegrationTest
class VoteArrivalTest {

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

    @Autowired
    MutableClock clock;

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    void aVoteThatArrivedEarlierAndIsReadLaterDoesNotCount() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        CastVote mailed = vote(running, board.get(1));
        clock.set(clock.instant().plusSeconds(60));
        bed.voteByTask(running, board.get(1), Choice.AGAINST);

        VoteReceipt receipt = process.vote(mailed);

        assertThat(receipt.replaces()).isNull();
        assertThat(receipt.overtakenBy()).isEqualTo(Choice.AGAINST);
        assertThat(ballots.tally(running.ballot()).count().inFavour()).isZero();
        assertThat(ballots.tally(running.ballot()).count().against()).isEqualTo(1);
        assertThat(ballots.latestVote(running.ballot(), board.get(1).seat().id()))
                .hasValueSatisfying(vote -> assertThat(vote.choice()).isEqualTo(Choice.AGAINST));
        end(running);
    }

    @Test
    void mailThatArrivedInTimeIsReadBeforeTheCount() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        var deadline = bed.deadline(running);
        UUID mail = pendingMail(deadline.minusSeconds(1));

        assertThatThrownBy(() -> bed.at(running, deadline)).hasMessageContaining("mail");
        assertThat(bed.ballot(running).outcome()).isNull();

        process.vote(arrived(vote(running, board.get(1)), deadline.minusSeconds(1)));
        jdbc.sql("update inbound_mail set status = 'applied', next_attempt_at = null where id = ?")
                .param(mail)
                .update();
        bed.at(running, clock.instant().plusSeconds(10));

        assertThat(bed.ballot(running).outcome()).isNotNull();
        assertThat(ballots.tally(running.ballot()).count().inFavour()).isEqualTo(1);
    }

    @Test
    void aRemarkIsATextOfLimitedLength() {
        List<Unit> board = board(3);
        Running running = bed.open("oscar", "board", "admission", board.get(0));
        String task =
                Objects.requireNonNull(bed.seatTask(running, board.get(1))).getId();

        assertThatThrownBy(() -> tasks.complete(task, Map.of("vote", "for", "remark", 7)))
                .hasStackTraceContaining("a remark is a text");
        assertThatThrownBy(() -> tasks.complete(task, Map.of("vote", "for", "remark", "好".repeat(2001))))
                .hasStackTraceContaining("at most 2000 characters");
        tasks.complete(task, Map.of("vote", "for", "remark", "好".repeat(2000)));

        assertThat(ballots.votes(running.ballot())).hasSize(1);
        end(running);
    }

    private UUID pendingMail(Instant receivedAt) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                        insert into inbound_mail (id, alliance, door, recipient, received_at, arrived_at, content_hash,
                                                  status, next_attempt_at)
                        values (:id, 'oscar', 'http', 'secretariat@oscar.example', :at, :at, repeat('0', 64),
                                'pending', :at)
                        """)
                .param("id", id)
                .param("at", receivedAt.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    private List<Unit> board(int count) {
        return organ.of("oscar", "board", "board", "board-member", count, "chair");
    }

    private CastVote vote(Running running, Unit unit) {
        return bed.vote(running, unit, unit.user(), Choice.FOR, Channel.MAIL);
    }

    private static CastVote arrived(CastVote vote, Instant at) {
        return new CastVote(
                vote.ballot(), vote.seat(), vote.choice(), false, null, vote.channel(), vote.voter(), null, at);
    }

    private void end(Running running) {
        process.withdraw(running.ballot(), "the test is over");
    }
}
