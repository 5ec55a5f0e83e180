package org.charterflow.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.charterflow.charter.Decision;
import org.jspecify.annotations.Nullable;

/** Reads what a business rule task has just been answered. */
public final class TableAnswer {

    private TableAnswer() {}

    /** The answer of the alliance's table, with the version that gave it; only in an end listener of the task. */
    public static Decision of(DelegateExecution execution, String decisionId) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
        DecisionDefinition table = execution
                .getProcessEngineServices()
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decisionId)
                .tenantIdIn(execution.getTenantId())
                .latestVersion()
                .singleResult();
        List<Map<String, @Nullable Object>> rows = result.getResultList();
        return new Decision(execution.getTenantId(), decisionId, table.getVersion(), rows);
    }
}
