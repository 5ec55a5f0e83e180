package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.NewMembership;
import org.springframework.stereotype.Component;

/** The acceptance has arrived: membership begins. */
@Component
class BeginMembership implements JavaDelegate {

    private final NewMembership newMembership;
    private final OwnCase ownCase;

    BeginMembership(NewMembership newMembership, OwnCase ownCase) {
        this.newMembership = newMembership;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        newMembership.begin(ownCase.of(execution));
    }
}
