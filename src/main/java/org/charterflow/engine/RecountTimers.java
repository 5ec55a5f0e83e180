package org.charterflow.engine;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.charterflow.charter.CalendarArrived;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves running timers and due dates of tasks when the calendar of their year arrives. A timer or a user task of a
 * model says by its extension property {@code period} which period it waits for; one without, such as the sealed
 * closing of a ballot, stays.
 */
@Component
class RecountTimers {

    private static final String PERIOD = "period";

    private final ManagementService management;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final Periods periods;

    RecountTimers(
            ManagementService management,
            TaskService tasks,
            RuntimeService runtime,
            RepositoryService repository,
            Periods periods) {
        this.management = management;
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
        this.periods = periods;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CalendarArrived arrival) {
        for (Job job : management
                .createJobQuery()
                .timers()
                .tenantIdIn(arrival.alliance())
                .list()) {
            JobDefinition definition = management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(job.getJobDefinitionId())
                    .singleResult();
            if (definition != null && job.getDuedate() != null) {
                period(definition.getProcessDefinitionId(), definition.getActivityId())
                        .flatMap(period -> recount(
                                arrival, job.getProcessInstanceId(), period, job.getCreateTime(), job.getDuedate()))
                        .ifPresent(due -> management.setJobDuedate(job.getId(), due));
            }
        }
        for (Task task : tasks.createTaskQuery().tenantIdIn(arrival.alliance()).list()) {
            if (task.getDueDate() != null) {
                period(task.getProcessDefinitionId(), task.getTaskDefinitionKey())
                        .flatMap(period -> recount(
                                arrival, task.getProcessInstanceId(), period, task.getCreateTime(), task.getDueDate()))
                        .ifPresent(due -> {
                            task.setDueDate(due);
                            tasks.saveTask(task);
                        });
            }
        }
    }

    /** The wait began with its timer; around midnight the deadline may have been counted the day before. */
    private Optional<Date> recount(CalendarArrived arrival, String instance, String period, Date created, Date due) {
        Instant then = created.toInstant();
        Periods rules = periods.ofCase(runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey());
        return rules.recount(arrival, period, then, due.toInstant())
                .or(() -> rules.recount(arrival, period, then.minusSeconds(60), due.toInstant()))
                .map(Deadline::at)
                .map(Date::from);
    }

    private Optional<String> period(String definitionId, String elementId) {
        BaseElement element = repository.getBpmnModelInstance(definitionId).getModelElementById(elementId);
        if (element == null || element.getExtensionElements() == null) {
            return Optional.empty();
        }
        return element.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(properties -> properties.getCamundaProperties().stream())
                .filter(property -> PERIOD.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }
}
