package org.charterflow.engine;

import java.util.EnumSet;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.behavior.DmnBusinessRuleTaskActivityBehavior;
import org.camunda.bpm.engine.impl.context.BpmnExecutionContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.HistoryLevelFull;
import org.camunda.bpm.engine.impl.history.event.HistoryEventType;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.persistence.entity.VariableInstanceEntity;
import org.jspecify.annotations.Nullable;

/**
 * The engine's history at level {@code full}, without what nobody reads. The journal is the record of a case; what the
 * engine repeats of it costs a vote more than the vote itself. Left out: every value a variable ever had (the last one is
 * kept), what a form was submitted with (of a seat's form its vote, by name), variables that are not the process's (a task's text, an engine's counter of instances) and those of a seat's
 * vote, which its ballot keeps; jobs that succeeded, and decisions that no business rule task asked for: those by which a
 * page or a step counts a deadline.
 */
class LeanHistory extends HistoryLevelFull {

    private static final Set<HistoryEventTypes> NEVER = EnumSet.of(
            HistoryEventTypes.VARIABLE_INSTANCE_UPDATE_DETAIL,
            HistoryEventTypes.FORM_PROPERTY_UPDATE,
            HistoryEventTypes.JOB_CREATE,
            HistoryEventTypes.JOB_SUCCESS,
            HistoryEventTypes.JOB_DELETE);

    @Override
    public boolean isHistoryEventProduced(HistoryEventType event, Object entity) {
        if (event == HistoryEventTypes.DMN_DECISION_EVALUATE) {
            return isBusinessRuleTask(Context.getBpmnExecutionContext());
        }
        if (entity instanceof VariableInstanceEntity variable && !isOfProcess(variable)) {
            return false;
        }
        return !NEVER.contains(event);
    }

    private static boolean isBusinessRuleTask(@Nullable BpmnExecutionContext context) {
        return context != null
                && context.getExecution().getActivity() != null
                && context.getExecution().getActivity().getActivityBehavior()
                        instanceof DmnBusinessRuleTaskActivityBehavior;
    }

    private static boolean isOfProcess(VariableInstanceEntity variable) {
        return variable.getTaskId() == null
                && variable.getExecutionId() != null
                && variable.getExecutionId().equals(variable.getProcessInstanceId())
                && !isOfSeatVote(variable);
    }

    private static boolean isOfSeatVote(VariableInstanceEntity variable) {
        String definition = variable.getProcessDefinitionId();
        return definition != null && definition.startsWith(EngineMetrics.SEAT_VOTE + ":");
    }
}
