package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.ballot.Ballots;
import org.springframework.stereotype.Component;

/** Tells everybody in the organ how the ballot ended. */
@Component
class AnnounceOutcome implements JavaDelegate {

    private final Ballots ballots;

    AnnounceOutcome(Ballots ballots) {
        this.ballots = ballots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ballots.announce(Variables.ballotId(execution));
    }
}
