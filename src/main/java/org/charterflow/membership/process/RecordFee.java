package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.CaseRules;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.Fees;
import org.springframework.stereotype.Component;

/** Puts the answer of the fee table on record. */
@Component
class RecordFee implements ExecutionListener {

    private final Fees fees;
    private final OwnCase ownCase;
    private final CaseRules caseRules;

    RecordFee(Fees fees, OwnCase ownCase, CaseRules caseRules) {
        this.fees = fees;
        this.ownCase = ownCase;
        this.caseRules = caseRules;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution
                .getProcessInstance()
                .setVariable(
                        "feeDue", fees.record(ownCase.of(execution), caseRules.answer(execution, "membership-fee")));
    }
}
