package org.charterflow.meeting.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.meeting.MeetingBriefings;
import org.charterflow.meeting.MeetingBriefings.Briefing;
import org.springframework.stereotype.Component;

/** Tells the organiser until when the agenda has to be out. */
@Component
class BriefAgenda implements TaskListener {

    private final MeetingBriefings briefings;
    private final OwnCase ownCase;

    BriefAgenda(MeetingBriefings briefings, OwnCase ownCase) {
        this.briefings = briefings;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        Briefing briefing = briefings.agenda(ownCase.of(task));
        Tasks.brief(task, briefing.text());
        task.setDueDate(Date.from(briefing.due()));
    }
}
