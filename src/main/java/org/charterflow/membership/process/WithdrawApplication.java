package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.Withdrawals;
import org.springframework.stereotype.Component;

/** Ends the application and its ballot at the applicant's wish. */
@Component
class WithdrawApplication implements JavaDelegate {

    private final Withdrawals withdrawals;
    private final OwnCase ownCase;

    WithdrawApplication(Withdrawals withdrawals, OwnCase ownCase) {
        this.withdrawals = withdrawals;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        withdrawals.withdraw(ownCase.of(execution), "mail");
    }
}
