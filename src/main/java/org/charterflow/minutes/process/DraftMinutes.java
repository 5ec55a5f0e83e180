package org.charterflow.minutes.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.minutes.MinutesDrafts;
import org.springframework.stereotype.Component;

/** Drafts the minutes of the meeting that has closed. */
@Component
class DraftMinutes implements JavaDelegate {

    private final MinutesDrafts drafts;
    private final OwnCase ownCase;

    DraftMinutes(MinutesDrafts drafts, OwnCase ownCase) {
        this.drafts = drafts;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        drafts.draft(ownCase.of(execution));
    }
}
