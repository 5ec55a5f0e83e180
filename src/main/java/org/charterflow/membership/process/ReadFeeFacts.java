package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.Fees;
import org.springframework.stereotype.Component;

/** The inputs of the fee table, local to the step. */
@Component
class ReadFeeFacts implements ExecutionListener {

    private final Fees fees;
    private final OwnCase ownCase;

    ReadFeeFacts(Fees fees, OwnCase ownCase) {
        this.fees = fees;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateExecution execution) {
        fees.facts(ownCase.of(execution)).forEach(execution::setVariableLocal);
    }
}
