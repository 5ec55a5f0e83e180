package org.charterflow.meeting.process;

import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.charterflow.charter.CalendarArrived;
import org.charterflow.meeting.MeetingCalls;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Topics close by the calendar that has arrived: working days before a meeting are counted anew (COIA-16.1). */
@Component
class MoveTopicsClose {

    private static final String TIMER = "timer_topicsClose";

    private final MeetingCalls calls;
    private final RuntimeService runtime;
    private final ManagementService management;

    MoveTopicsClose(MeetingCalls calls, RuntimeService runtime, ManagementService management) {
        this.calls = calls;
        this.runtime = runtime;
        this.management = management;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CalendarArrived arrival) {
        management
                .createJobQuery()
                .timers()
                .activityId(TIMER)
                .tenantIdIn(arrival.alliance())
                .list()
                .forEach(timer -> calls.topicsClose(caseOf(timer))
                        .map(Date::from)
                        .filter(end -> !end.equals(timer.getDuedate()))
                        .ifPresent(end -> management.setJobDuedate(timer.getId(), end)));
    }

    private String caseOf(Job timer) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(timer.getProcessInstanceId())
                .singleResult()
                .getBusinessKey();
    }
}
