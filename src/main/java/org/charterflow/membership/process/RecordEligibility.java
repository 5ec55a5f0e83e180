package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.CaseRules;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** Puts the answer of the eligibility table on record. */
@Component
class RecordEligibility implements ExecutionListener {

    private final ApplicationReview applicationReview;
    private final OwnCase ownCase;
    private final CaseRules caseRules;

    RecordEligibility(ApplicationReview applicationReview, OwnCase ownCase, CaseRules caseRules) {
        this.applicationReview = applicationReview;
        this.ownCase = ownCase;
        this.caseRules = caseRules;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution
                .getProcessInstance()
                .setVariable(
                        "eligible",
                        applicationReview.recordEligibility(
                                ownCase.of(execution), caseRules.answer(execution, "membership-eligibility")));
    }
}
