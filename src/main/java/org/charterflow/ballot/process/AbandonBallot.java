package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.ballot.Ballots;
import org.springframework.stereotype.Component;

/** When the process ends, however it ends, no vote stays open that nobody would count. */
@Component
class AbandonBallot implements ExecutionListener {

    private final Ballots ballots;

    AbandonBallot(Ballots ballots) {
        this.ballots = ballots;
    }

    @Override
    public void notify(DelegateExecution execution) {
        ballots.withdraw(Variables.ballotId(execution), "案件已终止 The case ended before the vote");
    }
}
