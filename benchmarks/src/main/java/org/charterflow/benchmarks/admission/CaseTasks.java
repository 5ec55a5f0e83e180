package org.charterflow.benchmarks.admission;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;

/** The open tasks of a case, in the product's own models. */
record CaseTasks(TaskService tasks) {

    /** The task of that definition; null while there is none. */
    Task task(String caseNumber, String definition) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(definition)
                .singleResult();
    }

    /** The tasks of all seats; null while some are not asked yet. */
    List<Task> seats(String caseNumber) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey("userTask_castVote")
                .list();
        return open.size() == Admission.VOTES ? open : null;
    }
}
