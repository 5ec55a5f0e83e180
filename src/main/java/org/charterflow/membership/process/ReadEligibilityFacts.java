package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** The inputs of the eligibility table, local to the step. */
@Component
class ReadEligibilityFacts implements ExecutionListener {

    private final ApplicationReview applicationReview;

    ReadEligibilityFacts(ApplicationReview applicationReview) {
        this.applicationReview = applicationReview;
    }

    @Override
    public void notify(DelegateExecution execution) {
        applicationReview.eligibilityFacts(execution.getProcessBusinessKey()).forEach(execution::setVariableLocal);
    }
}
