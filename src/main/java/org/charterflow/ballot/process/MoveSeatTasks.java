package org.charterflow.ballot.process;

import org.camunda.bpm.engine.TaskService;
import org.charterflow.alliance.RepresentativeChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Open votes move to the successor (OSCAR-11, COIA-7); votes already cast stand. */
@Component
class MoveSeatTasks {

    private final TaskService tasks;

    MoveSeatTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    @EventListener
    void move(RepresentativeChanged change) {
        tasks.createTaskQuery()
                .taskDefinitionKey(BallotProcess.SEAT_TASK)
                .taskAssignee(change.previousUserId())
                .tenantIdIn(change.alliance())
                .list()
                .forEach(task ->
                        tasks.setAssignee(task.getId(), change.successor().userId()));
    }
}
