package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.Projects;
import org.springframework.stereotype.Component;

/** Puts the leader of the new project into office. */
@Component
class AppointProjectLeader implements JavaDelegate {

    private final Projects projects;
    private final OwnCase ownCase;

    AppointProjectLeader(Projects projects, OwnCase ownCase) {
        this.projects = projects;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        projects.appointLeader(ownCase.of(execution));
    }
}
