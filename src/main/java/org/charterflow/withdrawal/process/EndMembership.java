package org.charterflow.withdrawal.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.springframework.stereotype.Component;

/** Ends the membership, with its seats, offices and account. */
@Component
class EndMembership implements JavaDelegate {

    private final MemberWithdrawals memberWithdrawals;
    private final OwnCase ownCase;

    EndMembership(MemberWithdrawals memberWithdrawals, OwnCase ownCase) {
        this.memberWithdrawals = memberWithdrawals;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        memberWithdrawals.end(ownCase.of(execution));
    }
}
