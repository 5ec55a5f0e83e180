package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.AdmissionDecision;
import org.springframework.stereotype.Component;

/** The accepted review is the decision. */
@Component
class DecideBySecretariat implements JavaDelegate {

    private final AdmissionDecision admissionDecision;
    private final OwnCase ownCase;

    DecideBySecretariat(AdmissionDecision admissionDecision, OwnCase ownCase) {
        this.admissionDecision = admissionDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        admissionDecision.decideBySecretariat(ownCase.of(execution));
    }
}
