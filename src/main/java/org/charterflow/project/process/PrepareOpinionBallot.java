package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProjectDecision;
import org.springframework.stereotype.Component;

/** Asks a group for its opinion. */
@Component
class PrepareOpinionBallot implements JavaDelegate {

    private final ProjectDecision projectDecision;
    private final OwnCase ownCase;

    PrepareOpinionBallot(ProjectDecision projectDecision, OwnCase ownCase) {
        this.projectDecision = projectDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "ballotId",
                projectDecision.prepareOpinion(ownCase.of(execution)).toString());
    }
}
