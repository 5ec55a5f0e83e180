package org.charterflow;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.ProcessEngine;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.RoomBallots;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Votes are closed early beside the one who voted last; a test that goes on from there waits for it. */
@Component
@Profile("test")
public final class EarlyClosings {

    private static final Map<ProcessEngine, EarlyClosings> OF_ENGINE = new ConcurrentHashMap<>();

    private final Ballots ballots;
    private final RoomBallots room;

    EarlyClosings(ProcessEngine engine, Ballots ballots, RoomBallots room) {
        this.ballots = ballots;
        this.room = room;
        OF_ENGINE.put(engine, this);
    }

    /** Waits until no vote of a case is open that its rule, or its meeting, closes now. */
    public static void await(ProcessEngine engine, String caseNumber) {
        EarlyClosings closings = Objects.requireNonNull(OF_ENGINE.get(engine));
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> closings.ballots.ofCase(caseNumber).stream().noneMatch(closings::isDue));
    }

    private boolean isDue(Ballot ballot) {
        return ballot.state() == BallotState.OPEN && (ballots.tally(ballot.id()).closes() || room.closes(ballot));
    }
}
