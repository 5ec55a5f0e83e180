package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.ballot.Ballots;
import org.springframework.stereotype.Component;

/** Takes the question back. */
@Component
class WithdrawBallot implements JavaDelegate {

    private final Ballots ballots;

    WithdrawBallot(Ballots ballots) {
        this.ballots = ballots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        ballots.withdraw(Variables.ballotId(execution), (String) execution.getVariable(Variables.WITHDRAWAL_REASON));
        execution.setVariable(Variables.BALLOT_OUTCOME, BallotProcess.WITHDRAWN);
    }
}
