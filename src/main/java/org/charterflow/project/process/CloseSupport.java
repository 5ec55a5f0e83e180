package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.SupportCollection;
import org.springframework.stereotype.Component;

/** Too few at the end of the period: is an exception asked for? */
@Component
class CloseSupport implements JavaDelegate {

    private final SupportCollection supportCollection;
    private final OwnCase ownCase;

    CloseSupport(SupportCollection supportCollection, OwnCase ownCase) {
        this.supportCollection = supportCollection;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("exceptionAsked", supportCollection.close(ownCase.of(execution)));
    }
}
