package org.charterflow.minutes.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.minutes.MinutesDrafts;
import org.springframework.stereotype.Component;

/** Ends the writing; what cannot be sent is not taken. */
@Component
class FinishDraft implements TaskListener {

    private final MinutesDrafts drafts;
    private final OwnCase ownCase;

    FinishDraft(MinutesDrafts drafts, OwnCase ownCase) {
        this.drafts = drafts;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        drafts.requireComplete(ownCase.of(task));
    }
}
