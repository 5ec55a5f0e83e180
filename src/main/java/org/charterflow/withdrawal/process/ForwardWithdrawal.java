package org.charterflow.withdrawal.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.springframework.stereotype.Component;

/** Forwards the declaration to the board and acknowledges it. */
@Component
class ForwardWithdrawal implements JavaDelegate {

    private final MemberWithdrawals memberWithdrawals;
    private final OwnCase ownCase;

    ForwardWithdrawal(MemberWithdrawals memberWithdrawals, OwnCase ownCase) {
        this.memberWithdrawals = memberWithdrawals;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        memberWithdrawals.forward(
                ownCase.of(execution), (boolean) execution.getVariable(RecordWithdrawalRule.EFFECTIVE_ON_ARRIVAL));
    }
}
