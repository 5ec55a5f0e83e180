package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProposalIntake;
import org.springframework.stereotype.Component;

/** Tells the proposer what was received. */
@Component
class AcknowledgeProposal implements JavaDelegate {

    private final ProposalIntake proposalIntake;
    private final OwnCase ownCase;

    AcknowledgeProposal(ProposalIntake proposalIntake, OwnCase ownCase) {
        this.proposalIntake = proposalIntake;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        proposalIntake.acknowledge(ownCase.of(execution));
    }
}
