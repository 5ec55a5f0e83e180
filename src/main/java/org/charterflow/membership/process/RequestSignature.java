package org.charterflow.membership.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.charter.Wait;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.Signing;
import org.springframework.stereotype.Component;

/** Asks for a signature under the versions in force. */
@Component
class RequestSignature implements JavaDelegate {

    private final Signing signing;
    private final OwnCase ownCase;

    RequestSignature(Signing signing, OwnCase ownCase) {
        this.signing = signing;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Wait wait = signing.request(ownCase.of(execution));
        execution.setVariable("signatureReminder", Date.from(wait.reminder()));
        execution.setVariable("signatureDue", Date.from(wait.end()));
    }
}
