package org.charterflow.amendment.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.charterflow.amendment.NoticePeriod;
import org.springframework.stereotype.Component;

/** Moves the timers of an amendment when its day is counted anew. */
@Component
class DayTimers {

    private final NoticePeriod noticePeriod;
    private final RuntimeService runtime;
    private final ManagementService management;

    DayTimers(NoticePeriod noticePeriod, RuntimeService runtime, ManagementService management) {
        this.noticePeriod = noticePeriod;
        this.runtime = runtime;
        this.management = management;
    }

    void recount(String caseNumber) {
        noticePeriod.recount(caseNumber).ifPresent(days -> {
            move(caseNumber, "timer_effectiveDay", days.effectiveAt());
            move(caseNumber, "timer_reminderDue", days.reminderAt());
        });
    }

    private void move(String caseNumber, String timer, Instant due) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(AmendmentProcess.DEFINITION)
                .processInstanceBusinessKey(caseNumber)
                .list()
                .forEach(instance -> {
                    for (Job job : management
                            .createJobQuery()
                            .processInstanceId(instance.getId())
                            .activityId(timer)
                            .timers()
                            .list()) {
                        if (!Date.from(due).equals(job.getDuedate())) {
                            management.setJobDuedate(job.getId(), Date.from(due));
                        }
                    }
                });
    }
}
