package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProposalCompletion;
import org.springframework.stereotype.Component;

/** Ends what was not completed or supported in time. */
@Component
class LapseProposal implements JavaDelegate {

    private final ProposalCompletion proposalCompletion;
    private final OwnCase ownCase;

    LapseProposal(ProposalCompletion proposalCompletion, OwnCase ownCase) {
        this.proposalCompletion = proposalCompletion;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        proposalCompletion.lapse(ownCase.of(execution));
    }
}
