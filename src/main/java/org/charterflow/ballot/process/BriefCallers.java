package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.ballot.Briefings;
import org.springframework.stereotype.Component;

/** Prepares the text that the task of opening a ballot shows. */
@Component
class BriefCallers implements TaskListener {

    private final Briefings briefings;

    BriefCallers(Briefings briefings) {
        this.briefings = briefings;
    }

    @Override
    public void notify(DelegateTask task) {
        var ballot = Variables.ballotId(task);
        task.setVariableLocal(Variables.BRIEFING, briefings.forCallers(ballot));
        task.setVariableLocal(Variables.CASE_URL, briefings.caseUrl(ballot));
    }
}
