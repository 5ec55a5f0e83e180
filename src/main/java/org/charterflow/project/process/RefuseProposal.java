package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProposalIntake;
import org.springframework.stereotype.Component;

/** Refuses what the table does not let this member propose. */
@Component
class RefuseProposal implements JavaDelegate {

    private final ProposalIntake proposalIntake;
    private final OwnCase ownCase;

    RefuseProposal(ProposalIntake proposalIntake, OwnCase ownCase) {
        this.proposalIntake = proposalIntake;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        proposalIntake.refuse(ownCase.of(execution));
    }
}
