package org.charterflow.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.meeting.MeetingCalls;
import org.springframework.stereotype.Component;

/** Tells everybody that the meeting is called off. */
@Component
class AnnounceCancellation implements JavaDelegate {

    private final MeetingCalls calls;
    private final OwnCase ownCase;

    AnnounceCancellation(MeetingCalls calls, OwnCase ownCase) {
        this.calls = calls;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        calls.announceCancellation(ownCase.of(execution));
    }
}
