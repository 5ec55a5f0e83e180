package org.charterflow.meeting.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.meeting.Proceedings;
import org.springframework.stereotype.Component;

/** Notes how a vote of the meeting ended. */
@Component
class ConcludeItem implements JavaDelegate {

    private final Proceedings proceedings;
    private final OwnCase ownCase;

    ConcludeItem(Proceedings proceedings, OwnCase ownCase) {
        this.proceedings = proceedings;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID ballot = UUID.fromString((String) execution.getVariable(Variables.BALLOT_ID));
        proceedings.conclude(ownCase.of(execution), ballot);
    }
}
