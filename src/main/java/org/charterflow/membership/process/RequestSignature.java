package org.charterflow.membership.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.Signing;
import org.charterflow.membership.Wait;
import org.springframework.stereotype.Component;

/** Asks for a signature under the versions in force. */
@Component
class RequestSignature implements JavaDelegate {

    private final Signing signing;

    RequestSignature(Signing signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Wait wait = signing.request(execution.getProcessBusinessKey());
        execution.setVariable("signatureReminder", Date.from(wait.reminder()));
        execution.setVariable("signatureDue", Date.from(wait.end()));
    }
}
