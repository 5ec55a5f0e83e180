package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.AdmissionDecision;
import org.springframework.stereotype.Component;

/** Tells the applicant that the board did not adopt it. */
@Component
class RejectApplication implements JavaDelegate {

    private final AdmissionDecision admissionDecision;

    RejectApplication(AdmissionDecision admissionDecision) {
        this.admissionDecision = admissionDecision;
    }

    @Override
    public void execute(DelegateExecution execution) {
        admissionDecision.reject(
                execution.getProcessBusinessKey(), (String) execution.getVariable("ballotOutcome"), (String)
                        execution.getVariable("resolutionNumber"));
    }
}
