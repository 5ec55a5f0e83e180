package org.charterflow.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.meeting.Agenda;
import org.springframework.stereotype.Component;

/** Sends agenda and papers; the meeting then waits for its day. */
@Component
class PublishAgenda implements TaskListener {

    private final Agenda agenda;
    private final OwnCase ownCase;

    PublishAgenda(Agenda agenda, OwnCase ownCase) {
        this.agenda = agenda;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        agenda.publish(ownCase.of(task), Tasks.userOf(task), "task");
        task.getExecution().getProcessInstance().setVariable(Variables.AGENDA_OUT, true);
    }
}
