package org.charterflow.ballot.process;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Cast;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.MeetingGate;
import org.charterflow.ballot.MeetingRollCalled;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.ballot.Transcription;
import org.charterflow.ballot.Transcriptions;
import org.charterflow.ballot.VoteReceipt;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The way of mail, link, room and paper into a running ballot. A vote completes the seat's task where one is open, so that
 * nobody is asked for what has been answered; where none is open any more it is recorded directly.
 */
@Service
public class BallotProcess {

    /** What {@code ballotOutcome} is when the question was taken back. */
    public static final String WITHDRAWN = "withdrawn";

    private static final String BALLOT_WITHDRAWN = "charterflow.ballotWithdrawn";

    /** The same seat is rarely used by two doors at once; who loses the race tries again. */
    private static final int TRIES = 5;

    private final Ballots ballots;
    private final Transcriptions transcriptions;
    private final RoomBallots room;
    private final MeetingGate meetings;
    private final SeatTasks seatTasks;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final VoteInHand inHand;
    private final TransactionTemplate transaction;
    private final EarlyClosing earlyClosing;
    private final GroupCommit groupCommit;

    BallotProcess(
            Ballots ballots,
            Transcriptions transcriptions,
            RoomBallots room,
            MeetingGate meetings,
            SeatTasks seatTasks,
            TaskService tasks,
            RuntimeService runtime,
            VoteInHand inHand,
            EarlyClosing earlyClosing,
            GroupCommit groupCommit,
            PlatformTransactionManager transactions) {
        this.ballots = ballots;
        this.transcriptions = transcriptions;
        this.room = room;
        this.meetings = meetings;
        this.seatTasks = seatTasks;
        this.tasks = tasks;
        this.runtime = runtime;
        this.inHand = inHand;
        this.earlyClosing = earlyClosing;
        this.groupCommit = groupCommit;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Brings a prepared question before its organ in somebody's name, as completing the task in Tasklist does.
     *
     * @throws RuleViolation if the user may not open the vote, it was opened before, or it belongs to a meeting that is
     *     not in session
     */
    public void call(UUID ballot, String userId) {
        ballots.get(ballot);
        transaction.executeWithoutResult(status -> {
            Task task = tasks.createTaskQuery()
                    .taskDefinitionKey("userTask_openBallot")
                    .processVariableValueEquals(Variables.BALLOT_ID, ballot.toString())
                    .singleResult();
            if (task == null) {
                throw new RuleViolation(
                        "ballot",
                        "ballot-not-to-be-opened",
                        null,
                        Bilingual.of("该表决目前不能发起", "this vote cannot be opened now"),
                        RuleViolation.Kind.CONFLICT);
            }
            tasks.setAssignee(task.getId(), userId);
            complete(task);
        });
    }

    /**
     * Casts a vote that came by mail or link. In a transaction of the caller there is one try, and a lost race is the
     * caller's to repeat; without one it is repeated here.
     *
     * @throws RuleViolation if the vote may not be cast
     */
    public VoteReceipt vote(CastVote vote) {
        Optional<Cast> together = inTransaction() ? Optional.empty() : groupCommit.write(vote);
        return together.map(Cast::orThrow).orElseGet(() -> write(vote.ballot(), vote.seat(), () -> ballots.cast(vote)));
    }

    /**
     * Confirms a transcribed paper vote, which thereby becomes the seat's vote.
     *
     * @throws RuleViolation if the same person entered it, somebody decided before, or the ballot takes no votes
     */
    public VoteReceipt confirm(Transcription entered, String confirmedBy) {
        return write(entered.ballot(), entered.seat(), () -> transcriptions.confirm(entered.id(), confirmedBy));
    }

    /**
     * Calls the roll of a vote at a meeting; the vote ends where all who are there have voted.
     *
     * @throws RuleViolation as {@link RoomBallots#callRoll}, and nothing was called
     */
    public void callRoll(UUID ballot, List<Attendance> called, String by) {
        transaction.executeWithoutResult(status -> {
            room.callRoll(ballot, called, by);
            earlyClosing.afterCommit(ballot);
        });
    }

    /** A meeting's roll was called while a vote of it is open. */
    @EventListener
    public void on(MeetingRollCalled roll) {
        transaction.executeWithoutResult(status -> {
            room.takeOver(roll.ballot(), roll.roll(), roll.by());
            earlyClosing.afterCommit(roll.ballot());
        });
    }

    /**
     * Enters votes given in the room, all of them or none.
     *
     * @throws RuleViolation if one of them may not be cast
     */
    public List<VoteReceipt> enterInRoom(UUID ballot, List<CastVote> votes) {
        return untilItGoesThrough(() -> votes.stream()
                .map(vote -> once(ballot, vote.seat(), () -> room.enter(vote)))
                .toList());
    }

    /**
     * The organiser ends a vote at a meeting: it is counted now.
     *
     * @throws RuleViolation as {@link RoomBallots#end}
     */
    public void endInRoom(UUID ballot, String by) {
        untilItGoesThrough(() -> {
            room.end(ballot, by);
            earlyClosing.end(ballot);
            return ballots.get(ballot).state();
        });
    }

    /**
     * Takes a question back while its process runs.
     *
     * @throws RuleViolation if there is no such ballot
     */
    public void withdraw(UUID ballot, String reason) {
        ballots.get(ballot);
        runtime.createMessageCorrelation(BALLOT_WITHDRAWN)
                .processInstanceVariableEquals(Variables.BALLOT_ID, ballot.toString())
                .setVariable(Variables.WITHDRAWAL_REASON, reason)
                .correlate();
    }

    /** The case number of the meeting in which it is decided; empty for none yet. */
    public Optional<String> meetingOf(UUID ballot) {
        return meetings.meeting(ballot);
    }

    /** Whether a meeting put the question itself, and may take it back. */
    public boolean isMotionOfMeeting(UUID ballot) {
        return meetings.puts(ballot);
    }

    /**
     * Takes back a question that a meeting put itself.
     *
     * @throws RuleViolation if it is the question of another case, has been decided, or no reason is given
     */
    public void takeBack(UUID ballot, String reason) {
        if (!isMotionOfMeeting(ballot) || ballots.get(ballot).state().ended()) {
            throw new RuleViolation(
                    "ballot",
                    "motion-of-the-meeting",
                    null,
                    Bilingual.of("只有会议自身的动议可在此撤回", "only a motion of the meeting itself is taken back here"),
                    RuleViolation.Kind.CONFLICT);
        }
        if (reason.isBlank()) {
            throw RuleViolation.invalid("reason", "required", Bilingual.of("请说明撤回的理由", "please say why"));
        }
        withdraw(ballot, reason.strip());
    }

    private VoteReceipt write(UUID ballot, UUID seat, Supplier<VoteReceipt> writer) {
        if (inTransaction()) {
            return once(ballot, seat, writer);
        }
        return untilItGoesThrough(() -> once(ballot, seat, writer));
    }

    private static boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    private <T> T untilItGoesThrough(Supplier<T> work) {
        for (int lost = 1; ; lost++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (OptimisticLockingException | ConcurrencyFailureException e) {
                if (lost == TRIES) {
                    throw e;
                }
            }
        }
    }

    private VoteReceipt once(UUID ballot, UUID seat, Supplier<VoteReceipt> writer) {
        // Whoever ends the vote, or votes for the seat by another door, has done so before its task is looked for, or
        // waits.
        Ballot held = ballots.holdForVote(ballot, seat);
        Optional<Task> task = held.state() == BallotState.OPEN ? seatTasks.of(held, seat) : Optional.empty();
        if (task.isPresent()) {
            return inHand.through(() -> complete(task.get()), writer);
        }
        VoteReceipt receipt = writer.get();
        earlyClosing.afterCommit(ballot);
        return receipt;
    }

    /** The engine wraps what a listener throws; people are told the rule they met. */
    private void complete(Task task) {
        try {
            tasks.complete(task.getId());
        } catch (ProcessEngineException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof RuleViolation violation) {
                    throw violation;
                }
            }
            throw e;
        }
    }
}
