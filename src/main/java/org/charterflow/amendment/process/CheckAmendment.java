package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.Amendments;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Checks the draft that was handed in. */
@Component
class CheckAmendment implements JavaDelegate {

    private final Amendments amendments;
    private final OwnCase ownCase;

    CheckAmendment(Amendments amendments, OwnCase ownCase) {
        this.amendments = amendments;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("inOrder", amendments.check(ownCase.of(execution)));
    }
}
