package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.membership.Fees;
import org.springframework.stereotype.Component;

/** Takes the settlement of the fee. */
@Component
class RecordPayment implements TaskListener {

    private final Fees fees;

    RecordPayment(Fees fees) {
        this.fees = fees;
    }

    @Override
    public void notify(DelegateTask task) {
        fees.settle(
                Tasks.caseOf(task),
                Tasks.required(task, "paymentDecision"),
                Tasks.required(task, "paidOn"),
                Tasks.required(task, "paymentReference"),
                Tasks.userOf(task));
    }
}
