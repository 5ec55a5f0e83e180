package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.NewMembership;
import org.springframework.stereotype.Component;

/** Gives the seat that the class needs. */
@Component
class GiveSeat implements JavaDelegate {

    private final NewMembership newMembership;
    private final OwnCase ownCase;

    GiveSeat(NewMembership newMembership, OwnCase ownCase) {
        this.newMembership = newMembership;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        newMembership.giveSeat(ownCase.of(execution));
    }
}
