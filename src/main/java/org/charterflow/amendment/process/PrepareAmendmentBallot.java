package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.Amendments;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Puts the amendment to the organ. */
@Component
class PrepareAmendmentBallot implements JavaDelegate {

    private final Amendments amendments;
    private final OwnCase ownCase;

    PrepareAmendmentBallot(Amendments amendments, OwnCase ownCase) {
        this.amendments = amendments;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "ballotId", amendments.prepareBallot(ownCase.of(execution)).toString());
    }
}
