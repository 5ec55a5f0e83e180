package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** Puts the answer of the eligibility table on record. */
@Component
class RecordEligibility implements ExecutionListener {

    private final ApplicationReview applicationReview;

    RecordEligibility(ApplicationReview applicationReview) {
        this.applicationReview = applicationReview;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution
                .getProcessInstance()
                .setVariable(
                        "eligible",
                        applicationReview.recordEligibility(
                                execution.getProcessBusinessKey(),
                                TableAnswer.of(execution, "membership-eligibility")));
    }
}
