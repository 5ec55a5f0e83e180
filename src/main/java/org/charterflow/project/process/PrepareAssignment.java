package org.charterflow.project.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.project.ProposalAssignment;
import org.springframework.stereotype.Component;

/** Lays the proposal before the secretariat. */
@Component
class PrepareAssignment implements TaskListener {

    private final ProposalAssignment proposalAssignment;
    private final OwnCase ownCase;

    PrepareAssignment(ProposalAssignment proposalAssignment, OwnCase ownCase) {
        this.proposalAssignment = proposalAssignment;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = ownCase.of(task);
        task.setDueDate(Date.from(proposalAssignment.await(caseNumber)));
        Tasks.brief(task, proposalAssignment.briefing(caseNumber));
        Tasks.show(task, "organ", proposalAssignment.suggested(caseNumber));
        Tasks.show(task, "opinionOrgan", proposalAssignment.suggestedOpinion(caseNumber));
    }
}
