package org.charterflow.ballot.process;

import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.ballot.Ballot;
import org.springframework.stereotype.Component;

/** The tasks by which seats are asked for their votes. */
@Component
class SeatTasks {

    private static final String SEAT_TASK = "userTask_castVote";

    private final TaskService tasks;

    SeatTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    /** The seat's task; none once it has voted, and in an electorate too large for tasks. */
    Optional<Task> of(Ballot ballot, UUID seat) {
        return Optional.ofNullable(tasks.createTaskQuery()
                .taskDefinitionKey(SEAT_TASK)
                .processInstanceBusinessKey(ballot.caseNumber())
                .processVariableValueEquals(Variables.BALLOT_ID, ballot.id().toString())
                .taskVariableValueEquals(Variables.SEAT_ID, seat.toString())
                .singleResult());
    }
}
