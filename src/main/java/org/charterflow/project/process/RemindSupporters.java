package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.SupportCollection;
import org.springframework.stereotype.Component;

/** Asks once more who has not answered. */
@Component
class RemindSupporters implements JavaDelegate {

    private final SupportCollection supportCollection;
    private final OwnCase ownCase;

    RemindSupporters(SupportCollection supportCollection, OwnCase ownCase) {
        this.supportCollection = supportCollection;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        supportCollection.remind(ownCase.of(execution));
    }
}
