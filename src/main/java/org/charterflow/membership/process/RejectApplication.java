package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.AdmissionDecision;
import org.springframework.stereotype.Component;

/** Tells the applicant that the board did not adopt it. */
@Component
class RejectApplication implements JavaDelegate {

    private final AdmissionDecision admissionDecision;
    private final OwnCase ownCase;

    RejectApplication(AdmissionDecision admissionDecision, OwnCase ownCase) {
        this.admissionDecision = admissionDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        admissionDecision.reject(ownCase.of(execution), (String) execution.getVariable("ballotOutcome"), (String)
                execution.getVariable("resolutionNumber"));
    }
}
