package org.charterflow.ballot.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Opening;
import org.springframework.stereotype.Component;

/** Seals what decides the ballot and opens the vote. */
@Component
class SealElectorate implements JavaDelegate {

    private final Ballots ballots;

    SealElectorate(Ballots ballots) {
        this.ballots = ballots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Opening opening = ballots.open(Variables.ballotId(execution));
        execution.setVariable(Variables.SEAT_TASKS, opening.tasks());
        execution.setVariable(Variables.REMINDER_AT, Date.from(opening.reminderAt()));
        execution.setVariable(Variables.CLOSES_AT, Date.from(opening.closesAt()));
    }
}
