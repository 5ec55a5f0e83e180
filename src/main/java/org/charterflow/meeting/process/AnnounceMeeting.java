package org.charterflow.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.meeting.MeetingCalls;
import org.springframework.stereotype.Component;

/** Invites everybody entitled, and sets when topics close. */
@Component
class AnnounceMeeting implements JavaDelegate {

    private final MeetingCalls calls;
    private final OwnCase ownCase;

    AnnounceMeeting(MeetingCalls calls, OwnCase ownCase) {
        this.calls = calls;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        calls.announce(ownCase.of(execution));
        Variables.topicsClose(execution, calls.topicsClose(ownCase.of(execution)));
    }
}
