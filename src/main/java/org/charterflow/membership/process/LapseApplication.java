package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.ApplicationCompletion;
import org.springframework.stereotype.Component;

/** A period is over; which one, the application knows. */
@Component
class LapseApplication implements JavaDelegate {

    private final ApplicationCompletion applicationCompletion;
    private final OwnCase ownCase;

    LapseApplication(ApplicationCompletion applicationCompletion, OwnCase ownCase) {
        this.applicationCompletion = applicationCompletion;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applicationCompletion.lapse(ownCase.of(execution));
    }
}
