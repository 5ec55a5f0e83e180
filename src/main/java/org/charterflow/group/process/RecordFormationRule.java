package org.charterflow.group.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.CaseRules;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.FormationRule;
import org.charterflow.group.GroupCases;
import org.charterflow.group.GroupDissolution;
import org.springframework.stereotype.Component;

/** Puts the answer of the table on record, and tells the gateways what it says. */
@Component
class RecordFormationRule implements ExecutionListener {

    private final GroupCases groupCases;
    private final GroupDissolution groupDissolution;
    private final OwnCase ownCase;
    private final CaseRules caseRules;

    RecordFormationRule(
            GroupCases groupCases, GroupDissolution groupDissolution, OwnCase ownCase, CaseRules caseRules) {
        this.groupCases = groupCases;
        this.groupDissolution = groupDissolution;
        this.ownCase = ownCase;
        this.caseRules = caseRules;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String caseNumber = ownCase.of(execution);
        FormationRule rule = groupCases.recordRule(caseNumber, caseRules.answer(execution, "working-group"));
        DelegateExecution instance = execution.getProcessInstance();
        instance.setVariable("procedure", groupCases.procedure(caseNumber));
        instance.setVariable("leaderElected", rule.leaderElected());
        instance.setVariable("appointmentNeeded", rule.appointedBy() != null);
        instance.setVariable("taskDone", groupDissolution.isTaskDone(caseNumber));
    }
}
