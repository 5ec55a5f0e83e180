package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProjectDecision;
import org.springframework.stereotype.Component;

/** Puts the project to the organ that decides. */
@Component
class PrepareProjectBallot implements JavaDelegate {

    private final ProjectDecision projectDecision;
    private final OwnCase ownCase;

    PrepareProjectBallot(ProjectDecision projectDecision, OwnCase ownCase) {
        this.projectDecision = projectDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "ballotId", projectDecision.prepareBallot(ownCase.of(execution)).toString());
    }
}
