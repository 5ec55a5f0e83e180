package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProjectDecision;
import org.springframework.stereotype.Component;

/** Puts the opinion into the dossier. */
@Component
class RecordOpinion implements JavaDelegate {

    private final ProjectDecision projectDecision;
    private final OwnCase ownCase;

    RecordOpinion(ProjectDecision projectDecision, OwnCase ownCase) {
        this.projectDecision = projectDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        projectDecision.recordOpinion(ownCase.of(execution), (String) execution.getVariable("opinionOutcome"));
    }
}
