package org.charterflow.membership.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.Acceptance;
import org.springframework.stereotype.Component;

/** Sends the acceptance to the address for notices. */
@Component
class SendAcceptance implements JavaDelegate {

    private final Acceptance acceptance;

    SendAcceptance(Acceptance acceptance) {
        this.acceptance = acceptance;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("acceptanceDue", Date.from(acceptance.send(execution.getProcessBusinessKey())));
    }
}
