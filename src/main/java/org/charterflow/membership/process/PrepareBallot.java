package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.AdmissionDecision;
import org.springframework.stereotype.Component;

/** Puts the admission to the board. */
@Component
class PrepareBallot implements JavaDelegate {

    private final AdmissionDecision admissionDecision;
    private final OwnCase ownCase;

    PrepareBallot(AdmissionDecision admissionDecision, OwnCase ownCase) {
        this.admissionDecision = admissionDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "ballotId",
                admissionDecision.prepareBallot(ownCase.of(execution)).toString());
    }
}
