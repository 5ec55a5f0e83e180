package org.charterflow.membership.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.Acceptance;
import org.springframework.stereotype.Component;

/** Sends the acceptance to the address for notices. */
@Component
class SendAcceptance implements JavaDelegate {

    private final Acceptance acceptance;
    private final OwnCase ownCase;

    SendAcceptance(Acceptance acceptance, OwnCase ownCase) {
        this.acceptance = acceptance;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("acceptanceDue", Date.from(acceptance.send(ownCase.of(execution))));
    }
}
