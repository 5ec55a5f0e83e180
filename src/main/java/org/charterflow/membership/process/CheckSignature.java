package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.Signing;
import org.springframework.stereotype.Component;

/** Compares what was signed with what is in force. */
@Component
class CheckSignature implements JavaDelegate {

    private final Signing signing;

    CheckSignature(Signing signing) {
        this.signing = signing;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("signatureInForce", signing.isInForce(execution.getProcessBusinessKey(), (String)
                execution.getVariable("resolutionNumber")));
    }
}
