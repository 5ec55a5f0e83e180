package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.AdmissionDecision;
import org.springframework.stereotype.Component;

/** Puts the admission to the board. */
@Component
class PrepareBallot implements JavaDelegate {

    private final AdmissionDecision admissionDecision;

    PrepareBallot(AdmissionDecision admissionDecision) {
        this.admissionDecision = admissionDecision;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "ballotId",
                admissionDecision
                        .prepareBallot(execution.getProcessBusinessKey())
                        .toString());
    }
}
