package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.ApplicationCompletion;
import org.springframework.stereotype.Component;

/** Tells the applicant the case number. */
@Component
class AcknowledgeReceipt implements JavaDelegate {

    private final ApplicationCompletion applicationCompletion;
    private final OwnCase ownCase;

    AcknowledgeReceipt(ApplicationCompletion applicationCompletion, OwnCase ownCase) {
        this.applicationCompletion = applicationCompletion;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        applicationCompletion.acknowledge(ownCase.of(execution));
    }
}
