package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.Signing;
import org.springframework.stereotype.Component;

/** Takes what a person saw on the documents signed anew. */
@Component
class RecordSignature implements TaskListener {

    private final Signing signing;
    private final OwnCase ownCase;

    RecordSignature(Signing signing, OwnCase ownCase) {
        this.signing = signing;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        signing.check(
                ownCase.of(task),
                Tasks.required(task, "signatureDecision").equals("accept"),
                Tasks.text(task, "sealStatus"),
                Tasks.userOf(task));
    }
}
