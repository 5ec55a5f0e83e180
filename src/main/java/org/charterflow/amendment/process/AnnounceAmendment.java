package org.charterflow.amendment.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.NoticePeriod;
import org.charterflow.amendment.NoticePeriod.Days;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Tells everybody that it is adopted, and from when it is expected to be in force. */
@Component
class AnnounceAmendment implements JavaDelegate {

    private final NoticePeriod noticePeriod;
    private final OwnCase ownCase;

    AnnounceAmendment(NoticePeriod noticePeriod, OwnCase ownCase) {
        this.noticePeriod = noticePeriod;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Days days = noticePeriod.announce(ownCase.of(execution));
        execution.setVariable("effectiveAt", Date.from(days.effectiveAt()));
        execution.setVariable("reminderAt", Date.from(days.reminderAt()));
    }
}
