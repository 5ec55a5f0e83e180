package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProjectDecision;
import org.springframework.stereotype.Component;

/** Ends a proposal that was taken back. */
@Component
class WithdrawProposal implements JavaDelegate {

    private final ProjectDecision projectDecision;
    private final OwnCase ownCase;

    WithdrawProposal(ProjectDecision projectDecision, OwnCase ownCase) {
        this.projectDecision = projectDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        projectDecision.withdraw(ownCase.of(execution));
    }
}
