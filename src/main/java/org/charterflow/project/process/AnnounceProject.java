package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.Projects;
import org.springframework.stereotype.Component;

/** Tells who drives the project. */
@Component
class AnnounceProject implements JavaDelegate {

    private final Projects projects;
    private final OwnCase ownCase;

    AnnounceProject(Projects projects, OwnCase ownCase) {
        this.projects = projects;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        projects.announce(ownCase.of(execution));
    }
}
