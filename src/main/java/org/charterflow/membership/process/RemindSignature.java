package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.Signing;
import org.springframework.stereotype.Component;

/** Repeats what is to be signed. */
@Component
class RemindSignature implements JavaDelegate {

    private final Signing signing;
    private final OwnCase ownCase;

    RemindSignature(Signing signing, OwnCase ownCase) {
        this.signing = signing;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        signing.remind(ownCase.of(execution));
    }
}
