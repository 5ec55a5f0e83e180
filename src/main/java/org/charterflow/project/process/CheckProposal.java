package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProposalCompletion;
import org.springframework.stereotype.Component;

/** Checks whether anything is missing or wrong. */
@Component
class CheckProposal implements JavaDelegate {

    private final ProposalCompletion proposalCompletion;
    private final OwnCase ownCase;

    CheckProposal(ProposalCompletion proposalCompletion, OwnCase ownCase) {
        this.proposalCompletion = proposalCompletion;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("proposalComplete", proposalCompletion.check(ownCase.of(execution)));
    }
}
