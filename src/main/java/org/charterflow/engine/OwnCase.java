package org.charterflow.engine;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Component;

/** The case an instance acts on: its business key, if that is a case of the instance's own alliance. */
@Component
public class OwnCase {

    private final CaseFiles cases;

    OwnCase(CaseFiles cases) {
        this.cases = cases;
    }

    /** @throws RuleViolation not found, if the alliance of the instance has no such case */
    public String of(DelegateExecution execution) {
        String caseNumber = execution.getProcessBusinessKey();
        String alliance = execution.getTenantId();
        if (caseNumber == null
                || alliance == null
                || cases.find(alliance, caseNumber).isEmpty()) {
            throw RuleViolation.notFound(
                    "caseNumber", Bilingual.of("本联盟没有案件 " + caseNumber, "the alliance has no case " + caseNumber));
        }
        return caseNumber;
    }

    /** As {@link #of(DelegateExecution)}. */
    public String of(DelegateTask task) {
        return of(task.getExecution());
    }
}
