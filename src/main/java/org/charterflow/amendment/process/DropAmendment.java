package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.Amendments;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** The drafter gives it up. */
@Component
class DropAmendment implements JavaDelegate {

    private final Amendments amendments;
    private final OwnCase ownCase;

    DropAmendment(Amendments amendments, OwnCase ownCase) {
        this.amendments = amendments;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        amendments.drop(ownCase.of(execution));
    }
}
