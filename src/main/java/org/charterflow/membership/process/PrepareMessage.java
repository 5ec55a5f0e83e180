package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.ApplicantMessages;
import org.springframework.stereotype.Component;

/** Shows the secretariat what the applicant wrote. */
@Component
class PrepareMessage implements TaskListener {

    private final ApplicantMessages messages;
    private final OwnCase ownCase;

    PrepareMessage(ApplicantMessages messages, OwnCase ownCase) {
        this.messages = messages;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        Tasks.brief(task, messages.briefing(ownCase.of(task)));
    }
}
