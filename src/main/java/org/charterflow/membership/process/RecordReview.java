package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.ApplicationReview;
import org.charterflow.membership.ReviewConclusion;
import org.springframework.stereotype.Component;

/** Takes the reviewer's conclusion; the gateways read what was decided. */
@Component
class RecordReview implements TaskListener {

    private final ApplicationReview applicationReview;
    private final OwnCase ownCase;

    RecordReview(ApplicationReview applicationReview, OwnCase ownCase) {
        this.applicationReview = applicationReview;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        String decision = Tasks.required(task, "reviewDecision");
        applicationReview.conclude(
                ownCase.of(task),
                new ReviewConclusion(
                        decision,
                        Tasks.text(task, "sealStatus"),
                        Tasks.checked(task, "licenceMatches"),
                        Tasks.text(task, "correctedClass"),
                        Tasks.text(task, "reviewNote"),
                        Tasks.text(task, "refusalArticle"),
                        Tasks.userOf(task)));
        task.getExecution().getProcessInstance().setVariable("reviewDecision", decision);
    }
}
