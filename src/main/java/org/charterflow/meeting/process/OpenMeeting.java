package org.charterflow.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.meeting.Sessions;
import org.springframework.stereotype.Component;

/** Opens the meeting on its day. */
@Component
class OpenMeeting implements TaskListener {

    private final Sessions sessions;
    private final OwnCase ownCase;

    OpenMeeting(Sessions sessions, OwnCase ownCase) {
        this.sessions = sessions;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        sessions.open(ownCase.of(task), Tasks.userOf(task), "task");
    }
}
