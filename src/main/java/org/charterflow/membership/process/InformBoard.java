package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.NewMembership;
import org.springframework.stereotype.Component;

/** Tells the board who joined. */
@Component
class InformBoard implements JavaDelegate {

    private final NewMembership newMembership;
    private final OwnCase ownCase;

    InformBoard(NewMembership newMembership, OwnCase ownCase) {
        this.newMembership = newMembership;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        newMembership.informBoard(ownCase.of(execution));
    }
}
