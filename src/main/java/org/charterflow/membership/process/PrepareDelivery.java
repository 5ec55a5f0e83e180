package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.membership.Acceptance;
import org.springframework.stereotype.Component;

/** Asks for the acceptance to be delivered otherwise. */
@Component
class PrepareDelivery implements TaskListener {

    private final Acceptance acceptance;

    PrepareDelivery(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = Tasks.caseOf(task);
        acceptance.deliverOtherwise(caseNumber);
        Tasks.brief(task, acceptance.briefing(caseNumber));
    }
}
