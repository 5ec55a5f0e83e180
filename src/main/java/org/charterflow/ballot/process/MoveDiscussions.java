package org.charterflow.ballot.process;

import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.charterflow.ballot.Discussions;
import org.charterflow.charter.CalendarArrived;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** A discussion whose end was counted anew waits until then. The closing of an open vote is sealed and stays. */
@Component
class MoveDiscussions {

    private static final String TIMER = "timer_discussionEnds";

    private final Discussions discussions;
    private final RuntimeService runtime;
    private final ManagementService management;

    MoveDiscussions(Discussions discussions, RuntimeService runtime, ManagementService management) {
        this.discussions = discussions;
        this.runtime = runtime;
        this.management = management;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CalendarArrived arrival) {
        discussions
                .recount(arrival)
                .forEach((ballot, end) -> runtime.createProcessInstanceQuery()
                        .tenantIdIn(arrival.alliance())
                        .variableValueEquals(Variables.BALLOT_ID, ballot.toString())
                        .activityIdIn(TIMER)
                        .list()
                        .forEach(instance -> management
                                .createJobQuery()
                                .processInstanceId(instance.getId())
                                .activityId(TIMER)
                                .list()
                                .forEach(timer -> management.setJobDuedate(timer.getId(), Date.from(end)))));
    }
}
