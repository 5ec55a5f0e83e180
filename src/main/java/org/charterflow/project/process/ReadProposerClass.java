package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProposalIntake;
import org.springframework.stereotype.Component;

/** Reads the input of the decision. */
@Component
class ReadProposerClass implements ExecutionListener {

    private final ProposalIntake proposalIntake;
    private final OwnCase ownCase;

    ReadProposerClass(ProposalIntake proposalIntake, OwnCase ownCase) {
        this.proposalIntake = proposalIntake;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariableLocal("memberClass", proposalIntake.memberClass(ownCase.of(execution)));
    }
}
