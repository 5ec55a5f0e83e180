package org.charterflow.minutes.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.minutes.ActionItems;
import org.springframework.stereotype.Component;

/** Takes what came of an action item. */
@Component
class ConcludeAction implements TaskListener {

    private final ActionItems actions;
    private final OwnCase ownCase;

    ConcludeAction(ActionItems actions, OwnCase ownCase) {
        this.actions = actions;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        actions.conclude(
                ownCase.of(task),
                Actions.idOf(task.getExecution()),
                Tasks.required(task, "actionNote"),
                Tasks.userOf(task));
    }
}
