package org.charterflow.project.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.charter.Wait;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProposalCompletion;
import org.springframework.stereotype.Component;

/** Names what is missing, and until when. */
@Component
class RequestProposalCompletion implements JavaDelegate {

    private final ProposalCompletion proposalCompletion;
    private final OwnCase ownCase;

    RequestProposalCompletion(ProposalCompletion proposalCompletion, OwnCase ownCase) {
        this.proposalCompletion = proposalCompletion;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Wait wait = proposalCompletion.request(ownCase.of(execution));
        execution.setVariable("completionReminder", Date.from(wait.reminder()));
        execution.setVariable("completionDue", Date.from(wait.end()));
    }
}
