package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.ballot.Ballots;
import org.springframework.stereotype.Component;

/** Asks every seat for its vote. */
@Component
class InviteVotes implements JavaDelegate {

    private final Ballots ballots;

    InviteVotes(Ballots ballots) {
        this.ballots = ballots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ballots.invite(Variables.ballotId(execution));
    }
}
