package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProjectDecision;
import org.springframework.stereotype.Component;

/** Tells the proposer that it was not adopted. */
@Component
class RejectProposal implements JavaDelegate {

    private final ProjectDecision projectDecision;
    private final OwnCase ownCase;

    RejectProposal(ProjectDecision projectDecision, OwnCase ownCase) {
        this.projectDecision = projectDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        projectDecision.reject(ownCase.of(execution));
    }
}
