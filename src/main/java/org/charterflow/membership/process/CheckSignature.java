package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.Signing;
import org.springframework.stereotype.Component;

/** Compares what was signed with what is in force. */
@Component
class CheckSignature implements JavaDelegate {

    private final Signing signing;
    private final OwnCase ownCase;

    CheckSignature(Signing signing, OwnCase ownCase) {
        this.signing = signing;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("signatureInForce", signing.isInForce(ownCase.of(execution), (String)
                execution.getVariable("resolutionNumber")));
    }
}
