package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.TableAnswer;
import org.charterflow.membership.AdmissionDecision;
import org.springframework.stereotype.Component;

/** Puts the answer of the admission path on record. */
@Component
class RecordAdmissionPath implements ExecutionListener {

    private final AdmissionDecision admissionDecision;
    private final OwnCase ownCase;

    RecordAdmissionPath(AdmissionDecision admissionDecision, OwnCase ownCase) {
        this.admissionDecision = admissionDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution
                .getProcessInstance()
                .setVariable(
                        "admissionPath",
                        admissionDecision.recordPath(
                                ownCase.of(execution), TableAnswer.of(execution, "admission-path")));
    }
}
