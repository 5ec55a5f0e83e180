package org.charterflow.membership.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.charter.Wait;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.ApplicationCompletion;
import org.springframework.stereotype.Component;

/** Names what is missing, and until when. */
@Component
class RequestCompletion implements JavaDelegate {

    private final ApplicationCompletion applicationCompletion;
    private final OwnCase ownCase;

    RequestCompletion(ApplicationCompletion applicationCompletion, OwnCase ownCase) {
        this.applicationCompletion = applicationCompletion;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Wait wait = applicationCompletion.requestCompletion(ownCase.of(execution));
        execution.setVariable("completionReminder", Date.from(wait.reminder()));
        execution.setVariable("completionDue", Date.from(wait.end()));
    }
}
