package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.ballot.Ballots;
import org.springframework.stereotype.Component;

/** Closes the vote and counts it. */
@Component
class CountVotes implements JavaDelegate {

    private final Ballots ballots;

    CountVotes(Ballots ballots) {
        this.ballots = ballots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Variables.BALLOT_OUTCOME,
                ballots.close(Variables.ballotId(execution)).code());
    }
}
