package org.charterflow.withdrawal.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.springframework.stereotype.Component;

/** Reads the inputs of the table. */
@Component
class ReadWithdrawalFacts implements ExecutionListener {

    private final MemberWithdrawals memberWithdrawals;
    private final OwnCase ownCase;

    ReadWithdrawalFacts(MemberWithdrawals memberWithdrawals, OwnCase ownCase) {
        this.memberWithdrawals = memberWithdrawals;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariableLocal("memberClass", memberWithdrawals.memberClass(ownCase.of(execution)));
    }
}
