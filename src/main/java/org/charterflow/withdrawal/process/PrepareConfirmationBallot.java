package org.charterflow.withdrawal.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.withdrawal.MemberWithdrawals;
import org.springframework.stereotype.Component;

/** Asks the board to confirm the withdrawal. */
@Component
class PrepareConfirmationBallot implements JavaDelegate {

    private final MemberWithdrawals memberWithdrawals;
    private final OwnCase ownCase;

    PrepareConfirmationBallot(MemberWithdrawals memberWithdrawals, OwnCase ownCase) {
        this.memberWithdrawals = memberWithdrawals;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "ballotId",
                memberWithdrawals.prepareBallot(ownCase.of(execution)).toString());
    }
}
