package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Ballots;
import org.springframework.stereotype.Component;

/** Gives the process what its table is asked by: organ and matter of the ballot it was started for. */
@Component
class ReadBallot implements ExecutionListener {

    private final Ballots ballots;

    ReadBallot(Ballots ballots) {
        this.ballots = ballots;
    }

    @Override
    public void notify(DelegateExecution execution) {
        Ballot ballot = ballots.get(Variables.ballotId(execution));
        if (!ballot.alliance().equals(execution.getTenantId())
                || !ballot.caseNumber().equals(execution.getProcessBusinessKey())) {
            throw new IllegalStateException("Ballot " + ballot.id() + " belongs to case " + ballot.caseNumber() + " of "
                    + ballot.alliance() + ", not to " + execution.getProcessBusinessKey() + " of "
                    + execution.getTenantId());
        }
        execution.setVariable(Variables.ORGAN, ballot.organ());
        execution.setVariable(Variables.MATTER, ballot.matter());
    }
}
