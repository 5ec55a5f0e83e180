package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.AdoptedMotions;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Asks the organ about somebody whom nothing reaches. */
@Component
class PrepareUnreachableBallot implements JavaDelegate {

    private final AdoptedMotions adoptedMotions;
    private final OwnCase ownCase;

    PrepareUnreachableBallot(AdoptedMotions adoptedMotions, OwnCase ownCase) {
        this.adoptedMotions = adoptedMotions;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariableLocal(
                "ballotId",
                adoptedMotions
                        .prepareUnreachableBallot(
                                ownCase.of(execution), String.valueOf(execution.getVariable("addresseeKey")))
                        .toString());
    }
}
