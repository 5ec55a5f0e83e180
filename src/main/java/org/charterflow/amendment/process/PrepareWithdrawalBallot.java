package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.AdoptedMotions;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Asks the organ to take the amendment back. */
@Component
class PrepareWithdrawalBallot implements JavaDelegate {

    private final AdoptedMotions adoptedMotions;
    private final OwnCase ownCase;

    PrepareWithdrawalBallot(AdoptedMotions adoptedMotions, OwnCase ownCase) {
        this.adoptedMotions = adoptedMotions;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariableLocal(
                "ballotId",
                adoptedMotions.prepareWithdrawalBallot(ownCase.of(execution)).toString());
    }
}
