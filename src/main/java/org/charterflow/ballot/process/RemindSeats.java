package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.ballot.Ballots;
import org.springframework.stereotype.Component;

/** Reminds the seats that have not voted. */
@Component
class RemindSeats implements JavaDelegate {

    private final Ballots ballots;

    RemindSeats(Ballots ballots) {
        this.ballots = ballots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ballots.remind(Variables.ballotId(execution));
    }
}
