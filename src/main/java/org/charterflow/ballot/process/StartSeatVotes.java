package org.charterflow.ballot.process;

import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.ElectorateSeat;
import org.charterflow.engine.ActingAlliance;
import org.springframework.stereotype.Component;

/** Hands a task to each seat that may vote. */
@Component
class StartSeatVotes implements JavaDelegate {

    private final Ballots ballots;
    private final RuntimeService runtime;

    StartSeatVotes(Ballots ballots, RuntimeService runtime) {
        this.ballots = ballots;
        this.runtime = runtime;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID ballot = Variables.ballotId(execution);
        ballots.electorate(ballot).stream()
                .filter(seat -> !seat.recused())
                .map(ElectorateSeat::seat)
                .forEach(seat -> ActingAlliance.act(
                        execution.getTenantId(),
                        () -> runtime.startProcessInstanceByKey(
                                SeatTasks.PROCESS,
                                execution.getProcessBusinessKey(),
                                Map.of(
                                        Variables.BALLOT_ID, ballot.toString(),
                                        Variables.SEAT_ID, seat.toString()))));
    }
}
