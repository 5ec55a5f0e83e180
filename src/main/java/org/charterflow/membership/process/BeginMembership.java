package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.NewMembership;
import org.springframework.stereotype.Component;

/** The acceptance has arrived: membership begins. */
@Component
class BeginMembership implements JavaDelegate {

    private final NewMembership newMembership;

    BeginMembership(NewMembership newMembership) {
        this.newMembership = newMembership;
    }

    @Override
    public void execute(DelegateExecution execution) {
        newMembership.begin(execution.getProcessBusinessKey());
    }
}
