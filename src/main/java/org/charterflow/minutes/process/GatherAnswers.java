package org.charterflow.minutes.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.minutes.Confirmation;
import org.charterflow.minutes.Confirmation.Gathered;
import org.springframework.stereotype.Component;

/** Ends the period of confirmation, or sets the timer again where it ends later than it seemed. */
@Component
class GatherAnswers implements JavaDelegate {

    private final Confirmation confirmation;
    private final OwnCase ownCase;

    GatherAnswers(Confirmation confirmation, OwnCase ownCase) {
        this.confirmation = confirmation;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Confirmation.Gathering gathered = confirmation.gather(ownCase.of(execution));
        execution.setVariable("confirmationEnds", Date.from(gathered.end()));
        execution.setVariable("confirmationRuns", gathered.outcome() == Gathered.WAITING);
        execution.setVariable("minutesCommented", gathered.outcome() == Gathered.COMMENTS);
    }
}
