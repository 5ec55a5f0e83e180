package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.AdmissionDecision;
import org.springframework.stereotype.Component;

/** Looks for a free seat where the class needs one. */
@Component
class CheckSeat implements JavaDelegate {

    private final AdmissionDecision admissionDecision;

    CheckSeat(AdmissionDecision admissionDecision) {
        this.admissionDecision = admissionDecision;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("seatFree", admissionDecision.isSeatFree(execution.getProcessBusinessKey()));
    }
}
