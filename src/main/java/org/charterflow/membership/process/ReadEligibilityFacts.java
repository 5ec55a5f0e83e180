package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** The inputs of the eligibility table, local to the step. */
@Component
class ReadEligibilityFacts implements ExecutionListener {

    private final ApplicationReview applicationReview;
    private final OwnCase ownCase;

    ReadEligibilityFacts(ApplicationReview applicationReview, OwnCase ownCase) {
        this.applicationReview = applicationReview;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateExecution execution) {
        applicationReview.eligibilityFacts(ownCase.of(execution)).forEach(execution::setVariableLocal);
    }
}
