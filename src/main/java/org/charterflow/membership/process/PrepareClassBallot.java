package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** Puts the class to the board. */
@Component
class PrepareClassBallot implements JavaDelegate {

    private final ApplicationReview applicationReview;
    private final OwnCase ownCase;

    PrepareClassBallot(ApplicationReview applicationReview, OwnCase ownCase) {
        this.applicationReview = applicationReview;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "classBallotId",
                applicationReview.prepareClassBallot(ownCase.of(execution)).toString());
    }
}
