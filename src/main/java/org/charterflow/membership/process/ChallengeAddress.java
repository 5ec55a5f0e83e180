package org.charterflow.membership.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.ApplicationCompletion;
import org.springframework.stereotype.Component;

/** Asks the address whether it is the sender's. */
@Component
class ChallengeAddress implements JavaDelegate {

    private final ApplicationCompletion applicationCompletion;
    private final OwnCase ownCase;

    ChallengeAddress(ApplicationCompletion applicationCompletion, OwnCase ownCase) {
        this.applicationCompletion = applicationCompletion;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("challengeDue", Date.from(applicationCompletion.challenge(ownCase.of(execution))));
    }
}
