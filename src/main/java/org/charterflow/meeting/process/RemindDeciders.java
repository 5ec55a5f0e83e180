package org.charterflow.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.meeting.MeetingCalls;
import org.springframework.stereotype.Component;

/** Reminds those who decide on a request for a meeting. */
@Component
class RemindDeciders implements JavaDelegate {

    private final MeetingCalls calls;
    private final OwnCase ownCase;

    RemindDeciders(MeetingCalls calls, OwnCase ownCase) {
        this.calls = calls;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        calls.remindDeciders(ownCase.of(execution));
    }
}
