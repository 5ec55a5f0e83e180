package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.Acceptance;
import org.springframework.stereotype.Component;

/** Asks for the acceptance to be delivered otherwise. */
@Component
class PrepareDelivery implements TaskListener {

    private final Acceptance acceptance;
    private final OwnCase ownCase;

    PrepareDelivery(Acceptance acceptance, OwnCase ownCase) {
        this.acceptance = acceptance;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = ownCase.of(task);
        acceptance.deliverOtherwise(caseNumber);
        Tasks.brief(task, acceptance.briefing(caseNumber));
    }
}
