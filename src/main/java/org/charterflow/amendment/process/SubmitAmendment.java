package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.amendment.Amendments;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Lets no draft out of hand that is not in order. */
@Component
class SubmitAmendment implements TaskListener {

    private final Amendments amendments;
    private final OwnCase ownCase;

    SubmitAmendment(Amendments amendments, OwnCase ownCase) {
        this.amendments = amendments;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        amendments.requireInOrder(ownCase.of(task));
    }
}
