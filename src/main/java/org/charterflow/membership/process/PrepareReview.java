package org.charterflow.membership.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.ApplicationReview;
import org.springframework.stereotype.Component;

/** Lays the dossier before the reviewer. */
@Component
class PrepareReview implements TaskListener {

    private final ApplicationReview applicationReview;
    private final OwnCase ownCase;

    PrepareReview(ApplicationReview applicationReview, OwnCase ownCase) {
        this.applicationReview = applicationReview;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = ownCase.of(task);
        task.setDueDate(Date.from(applicationReview.await(caseNumber)));
        Tasks.brief(task, applicationReview.briefing(caseNumber));
    }
}
