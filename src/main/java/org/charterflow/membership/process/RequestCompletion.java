package org.charterflow.membership.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.ApplicationCompletion;
import org.charterflow.membership.Wait;
import org.springframework.stereotype.Component;

/** Names what is missing, and until when. */
@Component
class RequestCompletion implements JavaDelegate {

    private final ApplicationCompletion applicationCompletion;

    RequestCompletion(ApplicationCompletion applicationCompletion) {
        this.applicationCompletion = applicationCompletion;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Wait wait = applicationCompletion.requestCompletion(execution.getProcessBusinessKey());
        execution.setVariable("completionReminder", Date.from(wait.reminder()));
        execution.setVariable("completionDue", Date.from(wait.end()));
    }
}
