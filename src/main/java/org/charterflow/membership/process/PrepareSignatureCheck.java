package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.membership.Signing;
import org.springframework.stereotype.Component;

/** Lays the documents signed anew before a person. */
@Component
class PrepareSignatureCheck implements TaskListener {

    private final Signing signing;

    PrepareSignatureCheck(Signing signing) {
        this.signing = signing;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = Tasks.caseOf(task);
        Tasks.brief(task, signing.briefing(caseNumber));
    }
}
