package org.charterflow.meeting.process;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.meeting.Sessions;
import org.springframework.stereotype.Component;

/** Closes the meeting, or adjourns it to the time that the page of the meeting gives. */
@Component
class EndSitting implements TaskListener {

    static final String ENDING = "ending";
    static final String ADJOURN = "adjourn";
    static final String CONTINUES_AT = "continuesAt";
    static final String CONTINUES_UNTIL = "continuesUntil";

    private final Sessions sessions;
    private final OwnCase ownCase;

    EndSitting(Sessions sessions, OwnCase ownCase) {
        this.sessions = sessions;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        boolean adjourned = ADJOURN.equals(Tasks.text(task, ENDING));
        if (adjourned) {
            sessions.adjourn(
                    ownCase.of(task),
                    Instant.parse(Tasks.required(task, CONTINUES_AT)),
                    Instant.parse(Tasks.required(task, CONTINUES_UNTIL)),
                    Tasks.userOf(task),
                    "task");
        } else {
            sessions.close(ownCase.of(task), Tasks.userOf(task), "task");
        }
        task.getExecution().getProcessInstance().setVariable(Variables.CLOSED, !adjourned);
    }
}
