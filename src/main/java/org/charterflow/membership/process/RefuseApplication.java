package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** Refuses with the reason on record. */
@Component
class RefuseApplication implements JavaDelegate {

    private final ApplicationReview applicationReview;

    RefuseApplication(ApplicationReview applicationReview) {
        this.applicationReview = applicationReview;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applicationReview.refuse(execution.getProcessBusinessKey());
    }
}
