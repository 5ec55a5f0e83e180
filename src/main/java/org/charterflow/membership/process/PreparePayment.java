package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.membership.Fees;
import org.springframework.stereotype.Component;

/** Shows the invoice to whoever records its payment. */
@Component
class PreparePayment implements TaskListener {

    private final Fees fees;

    PreparePayment(Fees fees) {
        this.fees = fees;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = Tasks.caseOf(task);
        Tasks.brief(task, fees.briefing(caseNumber));
    }
}
