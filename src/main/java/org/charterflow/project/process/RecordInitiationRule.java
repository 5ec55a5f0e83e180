package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.CaseRules;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.InitiationRule;
import org.charterflow.project.ProposalIntake;
import org.springframework.stereotype.Component;

/** Puts the answer of the table on record. */
@Component
class RecordInitiationRule implements ExecutionListener {

    private final ProposalIntake proposalIntake;
    private final OwnCase ownCase;
    private final CaseRules caseRules;

    RecordInitiationRule(ProposalIntake proposalIntake, OwnCase ownCase, CaseRules caseRules) {
        this.proposalIntake = proposalIntake;
        this.ownCase = ownCase;
        this.caseRules = caseRules;
    }

    @Override
    public void notify(DelegateExecution execution) {
        InitiationRule rule =
                proposalIntake.recordRule(ownCase.of(execution), caseRules.answer(execution, "project-initiation"));
        execution.getProcessInstance().setVariable("mayPropose", rule.mayPropose());
        execution.getProcessInstance().setVariable("filing", rule.filing().name());
    }
}
