package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.Acceptance;
import org.springframework.stereotype.Component;

/** Takes how the acceptance was delivered. */
@Component
class RecordDelivery implements TaskListener {

    private final Acceptance acceptance;
    private final OwnCase ownCase;

    RecordDelivery(Acceptance acceptance, OwnCase ownCase) {
        this.acceptance = acceptance;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        acceptance.delivered(
                ownCase.of(task),
                Tasks.required(task, "deliveredOn"),
                Tasks.required(task, "deliveryMeans"),
                Tasks.required(task, "deliveryEvidence"),
                Tasks.userOf(task));
    }
}
