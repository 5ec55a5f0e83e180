package org.charterflow.minutes.process;

import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.RepresentativeChanged;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.minutes.ActionItem;
import org.charterflow.minutes.ActionItems;
import org.charterflow.minutes.MinutesDrafts;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way into {@code minutes} and {@code action-item}: ends the writing, starts what was agreed. */
@Service
// The demo drives it as the pages do.
@NamedInterface("process")
public class MinutesProcess {

    private static final String[] WRITING = {"userTask_editMinutes", "userTask_resolveComments"};
    private static final String ACTION = "userTask_concludeAction";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final MinutesDrafts drafts;
    private final ActionItems actions;

    MinutesProcess(RuntimeService runtime, TaskService tasks, MinutesDrafts drafts, ActionItems actions) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.drafts = drafts;
        this.actions = actions;
    }

    /**
     * The organiser has written the minutes, or resolved the comments: they are sent, or published. That the caller is an
     * organiser is checked by the door.
     *
     * @throws RuleViolation if they are not being written, an item has no conclusion, or a comment is not resolved
     */
    @Transactional
    public void finishWriting(String alliance, String caseNumber, String userId) {
        List<Task> writing = tasks.createTaskQuery()
                .taskDefinitionKeyIn(WRITING)
                .processInstanceBusinessKey(caseNumber)
                .tenantIdIn(alliance)
                .list();
        if (writing.isEmpty()) {
            throw new RuleViolation(
                    "minutes",
                    "minutes-state",
                    null,
                    Bilingual.of("纪要现在不在起草或修改中", "the minutes are not being written at this time"),
                    RuleViolation.Kind.CONFLICT);
        }
        drafts.requireComplete(caseNumber);
        writing.forEach(task -> {
            tasks.setAssignee(task.getId(), userId);
            tasks.complete(task.getId());
        });
    }

    /** Makes a task of each open point of published minutes. */
    void assignActions(String alliance, String caseNumber) {
        for (ActionItem item : actions.of(caseNumber)) {
            ActingAlliance.act(
                    alliance,
                    () -> runtime.createMessageCorrelation("charterflow.actionAgreed")
                            .withoutTenantId()
                            .processInstanceBusinessKey(caseNumber)
                            .setVariable(Actions.ID, item.id().toString())
                            .setVariable("actionDue", Date.from(actions.due(item)))
                            .correlateStartMessage());
        }
    }

    /** What a representative had to do is the successor's; of a unit without one it stays where it is. */
    @EventListener
    public void on(RepresentativeChanged change) {
        Representative successor = change.successor();
        if (change.previousUserId() == null || successor == null) {
            return;
        }
        tasks.createTaskQuery()
                .taskDefinitionKey(ACTION)
                .taskAssignee(change.previousUserId())
                .tenantIdIn(change.alliance())
                .list()
                .forEach(task -> tasks.setAssignee(task.getId(), successor.userId()));
    }
}
