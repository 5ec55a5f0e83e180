package org.charterflow.meeting.process;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.meeting.MeetingCalls;
import org.springframework.stereotype.Component;

/** Takes the decision on a request; the gateway reads it. */
@Component
class DecideRequest implements TaskListener {

    private static final String GRANT = "grant";

    private final MeetingCalls calls;
    private final OwnCase ownCase;

    DecideRequest(MeetingCalls calls, OwnCase ownCase) {
        this.calls = calls;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean granted = Tasks.required(task, "requestDecision").equals(GRANT);
        String reason = Objects.requireNonNullElse(Tasks.text(task, "decisionReason"), "");
        if (granted) {
            calls.grant(
                    ownCase.of(task),
                    Tasks.text(task, "place"),
                    Tasks.text(task, "conferenceLink"),
                    Tasks.userOf(task));
        } else {
            calls.refuse(ownCase.of(task), reason, Tasks.userOf(task));
        }
        task.getExecution().getProcessInstance().setVariable(Variables.GRANTED, granted);
    }
}
