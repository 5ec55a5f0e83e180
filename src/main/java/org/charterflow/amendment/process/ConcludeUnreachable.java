package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.AdoptedMotions;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Records what the organ said of somebody whom nothing reaches, and has the day counted anew. */
@Component
class ConcludeUnreachable implements JavaDelegate {

    private final AdoptedMotions adoptedMotions;
    private final DayTimers dayTimers;
    private final OwnCase ownCase;

    ConcludeUnreachable(AdoptedMotions adoptedMotions, DayTimers dayTimers, OwnCase ownCase) {
        this.adoptedMotions = adoptedMotions;
        this.dayTimers = dayTimers;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String caseNumber = ownCase.of(execution);
        adoptedMotions.concludeUnreachable(
                caseNumber,
                String.valueOf(execution.getVariable("addresseeKey")),
                "adopted".equals(execution.getVariable("ballotOutcome")));
        dayTimers.recount(caseNumber);
    }
}
