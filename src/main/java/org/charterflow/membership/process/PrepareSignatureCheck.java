package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.Signing;
import org.springframework.stereotype.Component;

/** Lays the documents signed anew before a person. */
@Component
class PrepareSignatureCheck implements TaskListener {

    private final Signing signing;
    private final OwnCase ownCase;

    PrepareSignatureCheck(Signing signing, OwnCase ownCase) {
        this.signing = signing;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = ownCase.of(task);
        Tasks.brief(task, signing.briefing(caseNumber));
    }
}
