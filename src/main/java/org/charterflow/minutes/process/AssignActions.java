package org.charterflow.minutes.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Makes a task of each open point. */
@Component
class AssignActions implements JavaDelegate {

    private final MinutesProcess process;
    private final OwnCase ownCase;

    AssignActions(MinutesProcess process, OwnCase ownCase) {
        this.process = process;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        process.assignActions(execution.getTenantId(), ownCase.of(execution));
    }
}
