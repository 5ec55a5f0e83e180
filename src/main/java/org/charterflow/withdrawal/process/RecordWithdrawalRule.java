package org.charterflow.withdrawal.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.CaseRules;
import org.charterflow.engine.OwnCase;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.springframework.stereotype.Component;

/** Puts the answer of the table on record. */
@Component
class RecordWithdrawalRule implements ExecutionListener {

    static final String EFFECTIVE_ON_ARRIVAL = "effectiveOnArrival";

    private final MemberWithdrawals memberWithdrawals;
    private final OwnCase ownCase;
    private final CaseRules caseRules;

    RecordWithdrawalRule(MemberWithdrawals memberWithdrawals, OwnCase ownCase, CaseRules caseRules) {
        this.memberWithdrawals = memberWithdrawals;
        this.ownCase = ownCase;
        this.caseRules = caseRules;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution
                .getProcessInstance()
                .setVariable(
                        EFFECTIVE_ON_ARRIVAL,
                        memberWithdrawals.recordRule(ownCase.of(execution), caseRules.answer(execution, "withdrawal")));
    }
}
