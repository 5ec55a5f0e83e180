package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.project.SupportCollection;
import org.springframework.stereotype.Component;

/** Takes the answer of a member out of its task; the loop ends once enough members support it. */
@Component
class TakeSupport implements TaskListener {

    private final SupportCollection supportCollection;
    private final OwnCase ownCase;

    TakeSupport(SupportCollection supportCollection, OwnCase ownCase) {
        this.supportCollection = supportCollection;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = ownCase.of(task);
        SupportCollection.Change change = supportCollection.answerTask(
                task.getTenantId(), caseNumber, Tasks.userOf(task), Tasks.required(task, "supportAnswer"));
        if (change.enough()) {
            task.getExecution().getProcessInstance().setVariable("supportersFound", true);
        }
    }
}
