package org.charterflow.minutes.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.minutes.MinutesViews;
import org.springframework.stereotype.Component;

/** Lays the minutes before those who write them: the secretariat, and those who may run the meeting. */
@Component
class PrepareMinutes implements TaskListener {

    private final MinutesViews views;
    private final OwnCase ownCase;

    PrepareMinutes(MinutesViews views, OwnCase ownCase) {
        this.views = views;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = ownCase.of(task);
        task.addCandidateGroups(views.writers(caseNumber));
        Tasks.brief(task, views.briefing(caseNumber));
    }
}
