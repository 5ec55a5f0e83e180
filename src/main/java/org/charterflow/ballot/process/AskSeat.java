package org.charterflow.ballot.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.alliance.Representative;
import org.charterflow.ballot.Briefings;
import org.charterflow.ballot.Voters;
import org.springframework.stereotype.Component;

/** Gives a seat's task to whoever acts for the unit, with the text it shows; with nobody while the unit has named nobody. */
@Component
class AskSeat implements TaskListener {

    private final Voters voters;
    private final Briefings briefings;

    AskSeat(Voters voters, Briefings briefings) {
        this.voters = voters;
        this.briefings = briefings;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID ballot = Variables.ballotId(task);
        UUID seat = UUID.fromString((String) task.getVariable(Variables.SEAT_ID));
        voters.actingFor(ballot, seat).map(Representative::userId).ifPresent(task::setAssignee);
        task.setVariableLocal(Variables.BRIEFING, briefings.forSeat(ballot, seat));
        task.setVariableLocal(Variables.CASE_URL, briefings.caseUrl(ballot));
    }
}
