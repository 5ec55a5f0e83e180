package org.charterflow.project.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProposalDiscussion;
import org.springframework.stereotype.Component;

/** Opens the discussion. */
@Component
class OpenProjectDiscussion implements JavaDelegate {

    private final ProposalDiscussion proposalDiscussion;
    private final OwnCase ownCase;

    OpenProjectDiscussion(ProposalDiscussion proposalDiscussion, OwnCase ownCase) {
        this.proposalDiscussion = proposalDiscussion;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("discussionEnds", Date.from(proposalDiscussion.open(ownCase.of(execution))));
    }
}
