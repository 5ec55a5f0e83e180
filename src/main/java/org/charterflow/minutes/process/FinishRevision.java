package org.charterflow.minutes.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.minutes.Confirmation;
import org.charterflow.minutes.MinutesDrafts;
import org.springframework.stereotype.Component;

/** Ends the work on the comments; a changed conclusion goes round again. */
@Component
class FinishRevision implements TaskListener {

    private final MinutesDrafts drafts;
    private final Confirmation confirmation;
    private final OwnCase ownCase;

    FinishRevision(MinutesDrafts drafts, Confirmation confirmation, OwnCase ownCase) {
        this.drafts = drafts;
        this.confirmation = confirmation;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = ownCase.of(task);
        drafts.requireComplete(caseNumber);
        task.getExecution()
                .getProcessInstance()
                .setVariable("conclusionChanged", confirmation.concludesOtherwise(caseNumber));
    }
}
