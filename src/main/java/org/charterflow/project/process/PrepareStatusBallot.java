package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.StatusMotions;
import org.springframework.stereotype.Component;

/** Puts the change of status to the organ. */
@Component
class PrepareStatusBallot implements JavaDelegate {

    private final StatusMotions statusMotions;
    private final OwnCase ownCase;

    PrepareStatusBallot(StatusMotions statusMotions, OwnCase ownCase) {
        this.statusMotions = statusMotions;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "ballotId", statusMotions.prepareBallot(ownCase.of(execution)).toString());
    }
}
