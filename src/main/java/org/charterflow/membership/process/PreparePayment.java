package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.Fees;
import org.springframework.stereotype.Component;

/** Shows the invoice to whoever records its payment. */
@Component
class PreparePayment implements TaskListener {

    private final Fees fees;
    private final OwnCase ownCase;

    PreparePayment(Fees fees, OwnCase ownCase) {
        this.fees = fees;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = ownCase.of(task);
        Tasks.brief(task, fees.briefing(caseNumber));
    }
}
