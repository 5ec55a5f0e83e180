package org.charterflow.engine;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.alliance.MembershipEnded;
import org.charterflow.alliance.Representatives;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Gives back to their groups the tasks that somebody had claimed whose unit is no member any more. */
@Component
class ReleaseTasks {

    private final TaskService tasks;
    private final Representatives representatives;

    ReleaseTasks(TaskService tasks, Representatives representatives) {
        this.tasks = tasks;
        this.representatives = representatives;
    }

    @EventListener
    void on(MembershipEnded event) {
        List<String> accounts = representatives.accountsOf(event.member().id());
        if (accounts.isEmpty()) {
            return;
        }
        tasks
                .createTaskQuery()
                .taskAssigneeIn(accounts.toArray(String[]::new))
                .tenantIdIn(event.member().alliance())
                .list()
                .stream()
                .filter(this::hasGroup)
                .forEach(task -> tasks.setAssignee(task.getId(), null));
    }

    private boolean hasGroup(Task task) {
        return tasks.getIdentityLinksForTask(task.getId()).stream()
                .anyMatch(link -> IdentityLinkType.CANDIDATE.equals(link.getType()) && link.getGroupId() != null);
    }
}
