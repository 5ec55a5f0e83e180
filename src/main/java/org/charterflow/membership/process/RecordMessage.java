package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.ApplicantMessages;
import org.springframework.stereotype.Component;

/** Takes that the applicant's message was read. */
@Component
class RecordMessage implements TaskListener {

    private final ApplicantMessages messages;
    private final OwnCase ownCase;

    RecordMessage(ApplicantMessages messages, OwnCase ownCase) {
        this.messages = messages;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        messages.read(ownCase.of(task), Tasks.text(task, "messageNote"), Tasks.userOf(task));
    }
}
