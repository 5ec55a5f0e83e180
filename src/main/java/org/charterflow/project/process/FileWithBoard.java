package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.ProjectDecision;
import org.springframework.stereotype.Component;

/** Files the project with the board. */
@Component
class FileWithBoard implements JavaDelegate {

    private final ProjectDecision projectDecision;
    private final OwnCase ownCase;

    FileWithBoard(ProjectDecision projectDecision, OwnCase ownCase) {
        this.projectDecision = projectDecision;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        projectDecision.fileWithBoard(ownCase.of(execution));
    }
}
