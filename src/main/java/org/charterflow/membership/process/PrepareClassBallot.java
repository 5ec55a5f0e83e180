package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** Puts the class to the board. */
@Component
class PrepareClassBallot implements JavaDelegate {

    private final ApplicationReview applicationReview;

    PrepareClassBallot(ApplicationReview applicationReview) {
        this.applicationReview = applicationReview;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "classBallotId",
                applicationReview
                        .prepareClassBallot(execution.getProcessBusinessKey())
                        .toString());
    }
}
