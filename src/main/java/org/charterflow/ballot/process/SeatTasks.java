package org.charterflow.ballot.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.ballot.Ballot;
import org.springframework.stereotype.Component;

/** The tasks by which seats are asked for their votes, each in a process {@code seat-vote} of its own. */
@Component
class SeatTasks {

    static final String PROCESS = "seat-vote";

    private static final String SEAT_TASK = "userTask_castVote";
    private static final String VOTING_OVER = "charterflow.votingOver";

    private final TaskService tasks;
    private final RuntimeService runtime;

    SeatTasks(TaskService tasks, RuntimeService runtime) {
        this.tasks = tasks;
        this.runtime = runtime;
    }

    /** The seat's task; none once it has voted, and in an electorate too large for tasks. */
    Optional<Task> of(Ballot ballot, UUID seat) {
        return Optional.ofNullable(tasks.createTaskQuery()
                .taskDefinitionKey(SEAT_TASK)
                .processInstanceBusinessKey(ballot.caseNumber())
                .processVariableValueEquals(Variables.BALLOT_ID, ballot.id().toString())
                .processVariableValueEquals(Variables.SEAT_ID, seat.toString())
                .singleResult());
    }

    /** Ends the tasks of a ballot that are open still; there may be none. */
    void end(String caseNumber, UUID ballot) {
        runtime.createMessageCorrelation(VOTING_OVER)
                .processInstanceBusinessKey(caseNumber)
                .processInstanceVariableEquals(Variables.BALLOT_ID, ballot.toString())
                .correlateAll();
    }
}
