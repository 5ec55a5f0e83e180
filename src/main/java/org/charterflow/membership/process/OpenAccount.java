package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.NewMembership;
import org.springframework.stereotype.Component;

/** Invites the representative to set a password. */
@Component
class OpenAccount implements JavaDelegate {

    private final NewMembership newMembership;
    private final OwnCase ownCase;

    OpenAccount(NewMembership newMembership, OwnCase ownCase) {
        this.newMembership = newMembership;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        newMembership.openAccount(ownCase.of(execution));
    }
}
