package org.charterflow.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.charterflow.charter.Decision;
import org.charterflow.charter.DecisionTables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Evaluates the newest version of an alliance's own table; the engine keeps each evaluation in its history. */
@Component
class CamundaDecisionTables implements DecisionTables {

    private final DecisionService decisions;
    private final RepositoryService repository;

    CamundaDecisionTables(DecisionService decisions, RepositoryService repository) {
        this.decisions = decisions;
        this.repository = repository;
    }

    @Override
    public Decision evaluate(String alliance, String decisionId, Map<String, ? extends @Nullable Object> inputs) {
        DecisionDefinition table = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decisionId)
                .tenantIdIn(alliance)
                .latestVersion()
                .singleResult();
        if (table == null) {
            throw new IllegalArgumentException("No table '" + decisionId + "' of alliance '" + alliance + "'");
        }
        List<Map<String, @Nullable Object>> rows = decisions
                .evaluateDecisionTableById(table.getId(), new HashMap<>(inputs))
                .getResultList();
        return new Decision(alliance, decisionId, table.getVersion(), rows);
    }
}
