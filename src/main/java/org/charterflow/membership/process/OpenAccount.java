package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.NewMembership;
import org.springframework.stereotype.Component;

/** Invites the representative to set a password. */
@Component
class OpenAccount implements JavaDelegate {

    private final NewMembership newMembership;

    OpenAccount(NewMembership newMembership) {
        this.newMembership = newMembership;
    }

    @Override
    public void execute(DelegateExecution execution) {
        newMembership.openAccount(execution.getProcessBusinessKey());
    }
}
