package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.springframework.stereotype.Component;

/** However a vote ends, the tasks of seats that have not voted end with it. */
@Component
class EndSeatVotes implements ExecutionListener {

    private final SeatTasks seatTasks;

    EndSeatVotes(SeatTasks seatTasks) {
        this.seatTasks = seatTasks;
    }

    @Override
    public void notify(DelegateExecution execution) {
        seatTasks.end(execution.getProcessBusinessKey(), Variables.ballotId(execution));
    }
}
