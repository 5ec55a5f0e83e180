package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.StatusMotions;
import org.springframework.stereotype.Component;

/** Records what the organ has decided. */
@Component
class ConcludeStatusMotion implements JavaDelegate {

    private final StatusMotions statusMotions;
    private final OwnCase ownCase;

    ConcludeStatusMotion(StatusMotions statusMotions, OwnCase ownCase) {
        this.statusMotions = statusMotions;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        boolean adopted = "adopted".equals(execution.getVariable("ballotOutcome"));
        statusMotions.conclude(ownCase.of(execution), adopted);
        execution.setVariable("statusChanged", adopted);
    }
}
