package org.charterflow.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.meeting.MeetingCalls;
import org.springframework.stereotype.Component;

/** Tells everybody of another date or place, and sets when topics close. */
@Component
class AnnounceMove implements JavaDelegate {

    private final MeetingCalls calls;
    private final OwnCase ownCase;

    AnnounceMove(MeetingCalls calls, OwnCase ownCase) {
        this.calls = calls;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        calls.announceMove(ownCase.of(execution));
        Variables.topicsClose(execution, calls.topicsClose(ownCase.of(execution)));
    }
}
