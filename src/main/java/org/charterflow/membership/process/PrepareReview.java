package org.charterflow.membership.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** Lays the dossier before the reviewer. */
@Component
class PrepareReview implements TaskListener {

    private final ApplicationReview applicationReview;

    PrepareReview(ApplicationReview applicationReview) {
        this.applicationReview = applicationReview;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = Tasks.caseOf(task);
        task.setDueDate(Date.from(applicationReview.await(caseNumber)));
        Tasks.brief(task, applicationReview.briefing(caseNumber));
    }
}
