package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.Fees;
import org.springframework.stereotype.Component;

/** Takes the settlement of the fee. */
@Component
class RecordPayment implements TaskListener {

    private final Fees fees;
    private final OwnCase ownCase;

    RecordPayment(Fees fees, OwnCase ownCase) {
        this.fees = fees;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        fees.settle(
                ownCase.of(task),
                Tasks.required(task, "paymentDecision"),
                Tasks.required(task, "paidOn"),
                Tasks.required(task, "paymentReference"),
                Tasks.userOf(task));
    }
}
