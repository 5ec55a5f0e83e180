package org.charterflow.ballot.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.ballot.Voters;
import org.springframework.stereotype.Component;

/** A seat's task is with nobody but who acts for its unit, by whatever door it is claimed, assigned or given back. */
@Component
class KeepWithSeat implements TaskListener {

    private final Voters voters;

    KeepWithSeat(Voters voters) {
        this.voters = voters;
    }

    @Override
    public void notify(DelegateTask task) {
        UUID seat = UUID.fromString((String) task.getVariable(Variables.SEAT_ID));
        voters.mustActFor(Variables.ballotId(task), seat, task.getAssignee());
    }
}
