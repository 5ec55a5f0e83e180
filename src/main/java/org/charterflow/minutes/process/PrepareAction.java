package org.charterflow.minutes.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.minutes.ActionItem;
import org.charterflow.minutes.ActionItems;
import org.charterflow.minutes.MinutesViews;
import org.springframework.stereotype.Component;

/** Lays an action item before its owner. */
@Component
class PrepareAction implements TaskListener {

    private final ActionItems actions;
    private final MinutesViews views;
    private final OwnCase ownCase;

    PrepareAction(ActionItems actions, MinutesViews views, OwnCase ownCase) {
        this.actions = actions;
        this.views = views;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        ActionItem item = actions.get(ownCase.of(task), Actions.idOf(task.getExecution()));
        task.setAssignee(item.owner());
        task.setDueDate(Date.from(actions.due(item)));
        Tasks.brief(task, views.briefing(item));
    }
}
