package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** Takes the board's answer on the class. */
@Component
class RecordClass implements JavaDelegate {

    private final ApplicationReview applicationReview;
    private final OwnCase ownCase;

    RecordClass(ApplicationReview applicationReview, OwnCase ownCase) {
        this.applicationReview = applicationReview;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applicationReview.recordClass(
                ownCase.of(execution), (String) execution.getVariable("classBallotOutcome"), (String)
                        execution.getVariable("classResolutionNumber"));
    }
}
