package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.NoticePeriod;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Reminds the members before they are bound. */
@Component
class RemindMembers implements JavaDelegate {

    private final NoticePeriod noticePeriod;
    private final OwnCase ownCase;

    RemindMembers(NoticePeriod noticePeriod, OwnCase ownCase) {
        this.noticePeriod = noticePeriod;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        noticePeriod.remind(ownCase.of(execution));
    }
}
