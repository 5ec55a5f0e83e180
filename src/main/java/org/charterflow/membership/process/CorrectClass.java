package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** Corrects the class to what the reviewer named. */
@Component
class CorrectClass implements JavaDelegate {

    private final ApplicationReview applicationReview;
    private final OwnCase ownCase;

    CorrectClass(ApplicationReview applicationReview, OwnCase ownCase) {
        this.applicationReview = applicationReview;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applicationReview.correctClass(ownCase.of(execution));
    }
}
