package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.AdmissionDecision;
import org.springframework.stereotype.Component;

/** The inputs of the admission path, local to the step. */
@Component
class ReadAdmissionFacts implements ExecutionListener {

    private final AdmissionDecision admissionDecision;
    private final OwnCase ownCase;

    ReadAdmissionFacts(AdmissionDecision admissionDecision, OwnCase ownCase) {
        this.admissionDecision = admissionDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateExecution execution) {
        admissionDecision.pathFacts(ownCase.of(execution)).forEach(execution::setVariableLocal);
    }
}
