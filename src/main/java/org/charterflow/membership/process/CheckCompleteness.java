package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.ApplicationCompletion;
import org.springframework.stereotype.Component;

/** Checks fields, codes, files and signed version. */
@Component
class CheckCompleteness implements JavaDelegate {

    private final ApplicationCompletion applicationCompletion;
    private final OwnCase ownCase;

    CheckCompleteness(ApplicationCompletion applicationCompletion, OwnCase ownCase) {
        this.applicationCompletion = applicationCompletion;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("complete", applicationCompletion.check(ownCase.of(execution)));
    }
}
