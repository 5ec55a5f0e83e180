package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.AdmissionDecision;
import org.springframework.stereotype.Component;

/** Looks for a free seat where the class needs one. */
@Component
class CheckSeat implements JavaDelegate {

    private final AdmissionDecision admissionDecision;
    private final OwnCase ownCase;

    CheckSeat(AdmissionDecision admissionDecision, OwnCase ownCase) {
        this.admissionDecision = admissionDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("seatFree", admissionDecision.isSeatFree(ownCase.of(execution)));
    }
}
