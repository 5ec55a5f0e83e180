package org.charterflow.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.charterflow.casefile.CaseFile;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.charter.Decision;
import org.charterflow.charter.TableVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets a business rule task ask the table as it was in force when its case was opened, whatever has been amended since:
 * as the task's start listener it tells the version, which the task names by
 * {@code camunda:decisionRefVersion="${tableVersion}"}.
 */
@Component
public class CaseRules implements ExecutionListener {

    private static final String VERSION = "tableVersion";

    private final CaseFiles cases;
    private final OwnCase ownCase;
    private final TableVersions versions;

    CaseRules(CaseFiles cases, OwnCase ownCase, TableVersions versions) {
        this.cases = cases;
        this.ownCase = ownCase;
        this.versions = versions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String decisionId = ((BusinessRuleTask) execution.getBpmnModelElementInstance()).getCamundaDecisionRef();
        Instant opened =
                cases.find(ownCase.of(execution)).map(CaseFile::openedAt).orElseThrow();
        execution.setVariableLocal(
                VERSION,
                versions.forBeginning(execution.getTenantId(), decisionId, opened)
                        .version());
    }

    /** What a business rule task has just been answered; only in an end listener of the task. */
    public Decision answer(DelegateExecution execution, String decisionId) {
        DmnDecisionResult result = (DmnDecisionResult) execution.getVariable("decisionResult");
        List<Map<String, @Nullable Object>> rows = result.getResultList();
        return new Decision(execution.getTenantId(), decisionId, (int) execution.getVariable(VERSION), rows);
    }
}
