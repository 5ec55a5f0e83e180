package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.Fees;
import org.springframework.stereotype.Component;

/** Repeats the invoice. */
@Component
class RemindPayment implements JavaDelegate {

    private final Fees fees;
    private final OwnCase ownCase;

    RemindPayment(Fees fees, OwnCase ownCase) {
        this.fees = fees;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        fees.remind(ownCase.of(execution));
    }
}
