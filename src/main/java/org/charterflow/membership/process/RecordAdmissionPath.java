package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.CaseRules;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.AdmissionDecision;
import org.springframework.stereotype.Component;

/** Puts the answer of the admission path on record. */
@Component
class RecordAdmissionPath implements ExecutionListener {

    private final AdmissionDecision admissionDecision;
    private final OwnCase ownCase;
    private final CaseRules caseRules;

    RecordAdmissionPath(AdmissionDecision admissionDecision, OwnCase ownCase, CaseRules caseRules) {
        this.admissionDecision = admissionDecision;
        this.ownCase = ownCase;
        this.caseRules = caseRules;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution
                .getProcessInstance()
                .setVariable(
                        "admissionPath",
                        admissionDecision.recordPath(
                                ownCase.of(execution), caseRules.answer(execution, "admission-path")));
    }
}
