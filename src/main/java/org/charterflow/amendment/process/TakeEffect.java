package org.charterflow.amendment.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.NoticePeriod;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Puts text and rules in force, if the day is lawful. */
@Component
class TakeEffect implements JavaDelegate {

    private final NoticePeriod noticePeriod;
    private final OwnCase ownCase;

    TakeEffect(NoticePeriod noticePeriod, OwnCase ownCase) {
        this.noticePeriod = noticePeriod;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = ownCase.of(execution);
        boolean inForce = noticePeriod.takeEffect(caseNumber);
        execution.setVariable("inForce", inForce);
        if (!inForce) {
            noticePeriod
                    .recount(caseNumber)
                    .ifPresent(days -> execution.setVariable("effectiveAt", Date.from(days.effectiveAt())));
        }
    }
}
