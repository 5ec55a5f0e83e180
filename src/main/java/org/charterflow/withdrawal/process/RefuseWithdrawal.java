package org.charterflow.withdrawal.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.springframework.stereotype.Component;

/** Records that the board has not confirmed the withdrawal. */
@Component
class RefuseWithdrawal implements JavaDelegate {

    private final MemberWithdrawals memberWithdrawals;
    private final OwnCase ownCase;

    RefuseWithdrawal(MemberWithdrawals memberWithdrawals, OwnCase ownCase) {
        this.memberWithdrawals = memberWithdrawals;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        memberWithdrawals.refuse(ownCase.of(execution));
    }
}
