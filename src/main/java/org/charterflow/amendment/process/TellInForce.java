package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.NoticePeriod;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Tells everybody that it is in force. */
@Component
class TellInForce implements JavaDelegate {

    private final NoticePeriod noticePeriod;
    private final OwnCase ownCase;

    TellInForce(NoticePeriod noticePeriod, OwnCase ownCase) {
        this.noticePeriod = noticePeriod;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        noticePeriod.tellInForce(ownCase.of(execution));
    }
}
