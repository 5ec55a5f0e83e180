package org.charterflow.ballot.process;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.ballot.Tally;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes a vote before its deadline where the rule says so. It looks after each vote is committed: of several votes at
 * the same moment none sees the others before, and the last one sees them all. One thread of its own does it, since a
 * voter's transaction still holds its connection then. Closing may lose the race against votes that are just being cast:
 * then it looks again. A node that dies between a vote and its look, or a step that fails on the way, leaves a vote that
 * should be over; so every node looks at all open votes when it starts and every few minutes, and whatever happens here,
 * the deadline closes the vote. A look counts the whole electorate, so it is followed by a pause in proportion to it:
 * however large it is, counting never takes more than a share of the time.
 */
@Component
class EarlyClosing implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(EarlyClosing.class);
    private static final String VOTING_COMPLETE = "charterflow.votingComplete";
    private static final int LOOKS = 20;
    private static final long PAUSE_MILLIS = 250;
    private static final long SHORTEST_PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long PAUSE_PER_SEAT = TimeUnit.MICROSECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final Ballots ballots;
    private final RoomBallots room;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;
    private final Set<UUID> due = ConcurrentHashMap.newKeySet();
    private volatile long nextLook = System.nanoTime();
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "ballot-closing");
        thread.setDaemon(true);
        return thread;
    });

    EarlyClosing(Ballots ballots, RoomBallots room, RuntimeService runtime, PlatformTransactionManager transactions) {
        this.ballots = ballots;
        this.room = room;
        this.runtime = runtime;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Looks once the present transaction is committed. */
    void afterCommit(UUID ballot) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (due.add(ballot)) {
                    worker.schedule(() -> look(ballot, LOOKS), nextLook - System.nanoTime(), TimeUnit.NANOSECONDS);
                }
            }
        });
    }

    /** Ends the vote now. */
    void end(UUID ballot) {
        runtime.createExecutionQuery()
                .messageEventSubscriptionName(VOTING_COMPLETE)
                .processVariableValueEquals(Variables.BALLOT_ID, ballot.toString())
                .list()
                .forEach(waiting -> runtime.messageEventReceived(VOTING_COMPLETE, waiting.getId()));
    }

    @Override
    public void destroy() {
        worker.shutdown();
    }

    /** Looks at all open votes, one after the other. */
    @Scheduled(fixedDelayString = "PT10M")
    void lookAtAll() {
        ballots.allOpen().forEach(ballot -> worker.execute(() -> look(ballot, LOOKS)));
    }

    private void look(UUID ballot, int left) {
        due.remove(ballot);
        try {
            transaction.executeWithoutResult(status -> closeIfDue(ballot));
        } catch (OptimisticLockingException another) {
            log.debug("Ballot {} is being moved on by the engine, {} looks left", ballot, left - 1, another);
            if (left > 1) {
                worker.schedule(() -> look(ballot, left - 1), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (ProcessEngineException | DataAccessException | TransactionException e) {
            log.error(
                    "Ballot {} could not be closed early; it is tried again, and its deadline will close it",
                    ballot,
                    e);
        }
    }

    private void closeIfDue(UUID ballot) {
        Ballot running = ballots.get(ballot);
        if (running.state() == BallotState.OPEN && (closes(ballot) || room.closes(running))) {
            end(ballot);
        }
    }

    private boolean closes(UUID ballot) {
        Tally tally = ballots.tally(ballot);
        nextLook = System.nanoTime() + pause(tally.count().entitled());
        return tally.closes();
    }

    /** In nanoseconds. */
    private static long pause(int seats) {
        return Math.min(Math.max(SHORTEST_PAUSE, PAUSE_PER_SEAT * seats), LONGEST_PAUSE);
    }
}
