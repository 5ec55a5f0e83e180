package org.charterflow.minutes.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.minutes.Confirmation;
import org.springframework.stereotype.Component;

/** Sends the minutes to everybody entitled to attend; the period of confirmation begins. */
@Component
class SendMinutes implements JavaDelegate {

    private final Confirmation confirmation;
    private final OwnCase ownCase;

    SendMinutes(Confirmation confirmation, OwnCase ownCase) {
        this.confirmation = confirmation;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("confirmationEnds", Date.from(confirmation.send(ownCase.of(execution))));
    }
}
