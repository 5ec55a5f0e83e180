package org.charterflow.ballot.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.TaskService;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Outcome;
import org.charterflow.ballot.Resolutions;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.ballot.Transcriptions;
import org.charterflow.ballot.Vote;
import org.charterflow.ballot.process.BallotTestBed.Running;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.ReceivedMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A vote at a meeting: roll call, quorum, votes in the room and on people's own devices, end. */
@IntegrationTest
class MeetingBallotTest {

    private static final String ORGANISER = "coia.secretary1";

    @Autowired
    TestOrgan organ;

    @Autowired
    BallotTestBed bed;

    @Autowired
    Ballots ballots;

    @Autowired
    RoomBallots room;

    @Autowired
    Resolutions resolutions;

    @Autowired
    Transcriptions transcriptions;

    @Autowired
    BallotProcess process;

    @Autowired
    VoteByMail mail;

    @Autowired
    TaskService tasks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    @Article("COIA-16.2")
    @Article("COIA-16.3")
    void sixOfTwelveAreAQuorumAndThreeOfThoseSixAdopt() {
        List<Unit> committee = committee(12);
        Running running = open(committee);
        roll(running, committee, 6);
        assertThat(room.roll(running.ballot()).words().en())
                .isEqualTo("12 entitled, 6 present, 6 absent; quorum 6: reached");

        process.enterInRoom(
                running.ballot(),
                votes(running, committee, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.AGAINST));
        assertThat(bed.ballot(running).state()).isEqualTo(BallotState.OPEN);
        process.vote(bed.vote(running, committee.get(5), committee.get(5).user(), Choice.AGAINST, Channel.LINK));
        await().until(() -> bed.ballot(running).outcome() != null);

        assertThat(bed.ballot(running).outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(ballots.votes(running.ballot()))
                .extracting(Vote::channel)
                .containsExactly(Channel.ROOM, Channel.ROOM, Channel.ROOM, Channel.ROOM, Channel.ROOM, Channel.LINK);
        assertThat(bed.seatTasks(running)).isEmpty();
        assertThat(arithmetic(running))
                .startsWith("3 of 6 in favour, at least 3 needed (1/2 of the 6 seats present, COIA-16.3")
                .contains("6 of 12 present, at least 6 needed for the quorum (1/2)");
    }

    @Test
    @Article("COIA-16.2")
    void fiveOfTwelveAreNoneWhateverTheyVote() {
        List<Unit> committee = committee(12);
        Running running = open(committee);
        roll(running, committee, 5);
        assertThat(room.roll(running.ballot()).words().en())
                .isEqualTo("12 entitled, 5 present, 7 absent; quorum 6: not reached");

        process.enterInRoom(
                running.ballot(), votes(running, committee, Choice.FOR, Choice.FOR, Choice.FOR, Choice.FOR));
        process.endInRoom(running.ballot(), ORGANISER);

        assertThat(bed.ballot(running).outcome()).isEqualTo(Outcome.NO_QUORUM);
        assertThat(arithmetic(running)).startsWith("5 of 12 present, at least 6 needed for the quorum");
    }

    @Test
    @Article("COIA-16.3")
    void whoIsPresentAndDoesNotVoteStaysInTheBase() {
        List<Unit> committee = committee(4);
        Running running = open(committee);
        roll(running, committee, 3);

        process.enterInRoom(running.ballot(), votes(running, committee, Choice.FOR));
        process.endInRoom(running.ballot(), ORGANISER);

        assertThat(bed.ballot(running).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(arithmetic(running)).startsWith("1 of 3 in favour, at least 2 needed");
        assertThat(journal(running)).contains("attendance-recorded", "vote-ended-in-room");
    }

    @Test
    @Article("COIA-16.3")
    void aDeviceVotesOnceItsSeatIsCalledPresent() {
        List<Unit> committee = committee(3);
        Running running = open(committee);
        String task =
                Objects.requireNonNull(bed.seatTask(running, committee.get(1))).getId();

        assertThatThrownBy(() -> tasks.complete(task, Map.of("vote", "for")))
                .rootCause()
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.rule()).isEqualTo("seat-not-present"));
        assertRefused("seat-not-present", () -> process.vote(link(running, committee.get(2))));
        call(running, committee.get(1), Status.PRESENT, null);
        tasks.complete(task, Map.of("vote", "for"));
        call(running, committee.get(2), Status.ABSENT, null);
        assertRefused("seat-not-present", () -> process.vote(link(running, committee.get(2))));
        call(running, committee.get(2), Status.PRESENT, null);
        process.vote(link(running, committee.get(2)));

        assertThat(ballots.votes(running.ballot()))
                .extracting(Vote::channel)
                .containsExactly(Channel.TASK, Channel.LINK);
        assertThat(jdbc.sql("select count(*) from ballot_attendance where ballot = :ballot and seat = :seat")
                        .param("ballot", running.ballot())
                        .param("seat", committee.get(2).seat().id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
        assertRefused("voted-is-present", () -> call(running, committee.get(2), Status.ABSENT, null));
        end(running);
    }

    @Test
    @Article("COIA-16.3")
    void noVoteComesByMailOrOnPaper() {
        List<Unit> committee = committee(3);
        Running running = open(committee);
        roll(running, committee, 3);

        for (String text : List.of("同意", "同意，但须补充材料")) {
            assertThatThrownBy(() -> answer(running, committee.get(1), text))
                    .isInstanceOfSatisfying(RuleViolation.class, e -> {
                        assertThat(e.rule()).isEqualTo("voted-at-meeting");
                        assertThat(e.article()).startsWith("COIA-16.3");
                    });
        }
        assertRefused(
                "voted-at-meeting",
                () -> transcriptions.enter(
                        running.ballot(),
                        committee.get(1).seat().id(),
                        Choice.FOR,
                        false,
                        "ballot.pdf",
                        "application/pdf",
                        "%PDF-1.4\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                        ORGANISER));
        assertThat(ballots.votes(running.ballot())).isEmpty();
        assertThat(mailBody(running, committee.get(1)))
                .contains("不接受邮件或书面投票", "voted in the room")
                .doesNotContain("Reply to this mail");
        end(running);
    }

    @Test
    void aWrittenBallotIsNotTakenInTheRoom() {
        List<Unit> board = organ.of("oscar", "board", "board", "board-member", 3, "chair");
        Running running = bed.open("oscar", "board", "admission", board.get(0));

        assertRefused("no-meeting-ballot", () -> call(running, board.get(1), Status.PRESENT, null));
        assertRefused(
                "no-meeting-ballot", () -> process.enterInRoom(running.ballot(), votes(running, board, Choice.FOR)));
        assertRefused("no-meeting-ballot", () -> process.endInRoom(running.ballot(), ORGANISER));
        end(running);
    }

    @Test
    void votesAreEnteredAllOrNoneAndOnlyOfSeatsThatAreThere() {
        List<Unit> committee = committee(4);
        Running running = open(committee);
        roll(running, committee, 1);

        assertRefused(
                "seat-not-present",
                () -> process.enterInRoom(running.ballot(), votes(running, committee, Choice.FOR, Choice.FOR)));
        assertThat(ballots.votes(running.ballot())).isEmpty();
        assertThat(bed.seatTasks(running)).hasSize(4);
        end(running);
    }

    @Test
    void theVoteIsEndedOnlyWhenEverySeatWasCalled() {
        List<Unit> committee = committee(3);
        Running running = open(committee);
        call(running, committee.get(0), Status.PRESENT, null);
        process.enterInRoom(running.ballot(), votes(running, committee, Choice.FOR));

        assertRefused("roll-incomplete", () -> process.endInRoom(running.ballot(), ORGANISER));
        assertThat(bed.ballot(running).state()).isEqualTo(BallotState.OPEN);

        List<Attendance> rest = committee.stream()
                .skip(1)
                .map(unit -> new Attendance(unit.seat().id(), Status.ABSENT, null))
                .toList();
        process.callRoll(running.ballot(), rest, ORGANISER);
        await().until(() -> bed.ballot(running).outcome() != null);
        assertThat(bed.ballot(running).outcome()).isEqualTo(Outcome.NO_QUORUM);
        assertRefused("ballot-ended", () -> process.endInRoom(running.ballot(), ORGANISER));
    }

    @Test
    void aSeatOutsideTheElectorateIsNotCalled() {
        List<Unit> committee = committee(3);
        Running running = open(committee);

        assertRefused(
                "seat-not-of-electorate",
                () -> process.callRoll(
                        running.ballot(), List.of(new Attendance(UUID.randomUUID(), Status.PRESENT, null)), ORGANISER));
        assertThat(room.roll(running.ballot()).uncalled()).isEqualTo(3);
        end(running);
    }

    @Test
    @Article("OSCAR-12")
    void nobodyIsRepresentedWhereNeitherCharterNorReadingAllowsIt() {
        List<Unit> board = organ.of("oscar", "board", "board", "board-member", 3, "chair");
        Running running = bed.open("oscar", "board", "election", board.get(0));

        assertRefused("no-representation", () -> call(running, board.get(1), Status.REPRESENTED, "王代理"));
        end(running);
    }

    @Test
    @Article("OSCAR-12")
    void whereAReadingAllowsItAProxyIsThereForOneSeatAndItsVoteIsEnteredInTheRoom() throws IOException {
        List<Unit> board = organ.of("oscar", "board", "board", "board-member", 3, "chair");
        try {
            bed.allowRepresentation();
            Running running = bed.open("oscar", "board", "election", board.get(0));
            call(running, board.get(0), Status.PRESENT, null);
            call(running, board.get(1), Status.REPRESENTED, "王代理");

            assertRefused("one-unit-per-person", () -> call(running, board.get(2), Status.REPRESENTED, "王代理"));
            assertRefused(
                    "one-unit-per-person",
                    () -> call(
                            running,
                            board.get(2),
                            Status.REPRESENTED,
                            board.get(0).representative().name()));
            assertRefused("proxy-named", () -> call(running, board.get(2), Status.REPRESENTED, " "));
            assertRefused("seat-not-present", () -> process.vote(link(running, board.get(1))));
            process.enterInRoom(running.ballot(), votes(running, board, Choice.FOR, Choice.FOR));

            assertThat(room.roll(running.ballot()).words().en())
                    .isEqualTo("3 entitled, 2 present (1 of them represented), 0 absent, 1 not called yet;"
                            + " the rule asks for no quorum");
            assertThat(ballots.verifySeal(running.ballot())).isTrue();
            end(running);
        } finally {
            bed.restoreRules();
        }
    }

    @Test
    void aSecretVoteIsNotEnteredByAnother() throws IOException {
        List<Unit> board = organ.of("oscar", "board", "board", "board-member", 3, "chair");
        try {
            bed.amendRule("boardMeeting_out_secrecy", "\"secret\"");
            Running running = bed.open("oscar", "board", "election", board.get(0));
            call(running, board.get(1), Status.PRESENT, null);

            assertRefused(
                    "secret-ballot",
                    () -> process.enterInRoom(running.ballot(), List.of(inRoom(running, board.get(1), Choice.FOR))));
            process.vote(link(running, board.get(1)));
            assertThat(ballots.votes(running.ballot())).hasSize(1);
            end(running);
        } finally {
            bed.restoreRules();
        }
    }

    private List<Unit> committee(int count) {
        return organ.of("coia", "technical-committee", "director", "member", count, "technical-committee-chair");
    }

    private Running open(List<Unit> committee) {
        return bed.open("coia", "technical-committee", "technical-decision", committee.get(0));
    }

    /** The first so many are present, the others absent. */
    private void roll(Running running, List<Unit> units, int present) {
        List<Attendance> called = new ArrayList<>();
        for (int i = 0; i < units.size(); i++) {
            called.add(new Attendance(units.get(i).seat().id(), i < present ? Status.PRESENT : Status.ABSENT, null));
        }
        process.callRoll(running.ballot(), called, ORGANISER);
    }

    private void call(Running running, Unit unit, Status status, @Nullable String proxy) {
        process.callRoll(running.ballot(), List.of(new Attendance(unit.seat().id(), status, proxy)), ORGANISER);
    }

    private List<CastVote> votes(Running running, List<Unit> units, Choice... choices) {
        List<CastVote> votes = new ArrayList<>();
        for (int i = 0; i < choices.length; i++) {
            votes.add(inRoom(running, units.get(i), choices[i]));
        }
        return votes;
    }

    private CastVote inRoom(Running running, Unit unit, Choice choice) {
        return bed.vote(running, unit, ORGANISER, choice, Channel.ROOM);
    }

    private CastVote link(Running running, Unit unit) {
        return bed.vote(running, unit, unit.user(), Choice.FOR, Channel.LINK);
    }

    private void answer(Running running, Unit unit, String text) {
        ReceivedMail received =
                bed.mail(running, unit.user(), unit.representative().email(), text);
        new TransactionTemplate(transactions).executeWithoutResult(status -> mail.handle(received));
    }

    private String arithmetic(Running running) {
        return resolutions.ofBallot(running.ballot()).orElseThrow().arithmetic().en();
    }

    private List<String> journal(Running running) {
        return jdbc.sql("select action from journal where case_number = :case order by id")
                .param("case", running.caseNumber())
                .query(String.class)
                .list();
    }

    private String mailBody(Running running, Unit to) {
        return jdbc.sql("""
                        select n.body from delivery d join notice n on n.id = d.notice
                         where n.case_number = :case and n.kind = 'ballot-opened' and d.address = :to
                        """)
                .param("case", running.caseNumber())
                .param("to", to.representative().email())
                .query(String.class)
                .single();
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
