package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.ballot.Resolutions;
import org.springframework.stereotype.Component;

/** Records the outcome under the next number of the alliance. */
@Component
class RecordResolution implements JavaDelegate {

    private final Resolutions resolutions;

    RecordResolution(Resolutions resolutions) {
        this.resolutions = resolutions;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                Variables.RESOLUTION_NUMBER,
                resolutions.record(Variables.ballotId(execution)).number());
    }
}
