package org.charterflow.withdrawal.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.springframework.stereotype.Component;

/** Ends a withdrawal that was taken back, or that nothing is left of. */
@Component
class TakeBackWithdrawal implements JavaDelegate {

    private final MemberWithdrawals memberWithdrawals;
    private final OwnCase ownCase;

    TakeBackWithdrawal(MemberWithdrawals memberWithdrawals, OwnCase ownCase) {
        this.memberWithdrawals = memberWithdrawals;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        memberWithdrawals.takeBack(ownCase.of(execution));
    }
}
