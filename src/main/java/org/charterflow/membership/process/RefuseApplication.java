package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** Refuses with the reason on record. */
@Component
class RefuseApplication implements JavaDelegate {

    private final ApplicationReview applicationReview;
    private final OwnCase ownCase;

    RefuseApplication(ApplicationReview applicationReview, OwnCase ownCase) {
        this.applicationReview = applicationReview;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applicationReview.refuse(ownCase.of(execution));
    }
}
