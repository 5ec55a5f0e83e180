package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.AdmissionDecision;
import org.springframework.stereotype.Component;

/** The accepted review is the decision. */
@Component
class DecideBySecretariat implements JavaDelegate {

    private final AdmissionDecision admissionDecision;

    DecideBySecretariat(AdmissionDecision admissionDecision) {
        this.admissionDecision = admissionDecision;
    }

    @Override
    public void execute(DelegateExecution execution) {
        admissionDecision.decideBySecretariat(execution.getProcessBusinessKey());
    }
}
