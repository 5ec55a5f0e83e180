package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.project.SupportCollection;
import org.springframework.stereotype.Component;

/** Lays the proposal before a member that is asked for its support. */
@Component
class PrepareSupport implements TaskListener {

    private final SupportCollection supportCollection;
    private final OwnCase ownCase;

    PrepareSupport(SupportCollection supportCollection, OwnCase ownCase) {
        this.supportCollection = supportCollection;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        Tasks.brief(task, supportCollection.briefing(ownCase.of(task)));
    }
}
