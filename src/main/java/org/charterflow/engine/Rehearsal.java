package org.charterflow.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * A month of governance in a minute: moves the demo's clock and fires every timer due on the way, in order. A plain
 * jump would fire only the first of two timers in a row, because the second is armed when the first has fired.
 */
@Component
@Profile("demo")
public class Rehearsal {

    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);

    private final RehearsalClock clock;
    private final ManagementService management;
    private final JobExecutor executor;

    Rehearsal(RehearsalClock clock, ProcessEngine engine) {
        this.clock = clock;
        this.management = engine.getManagementService();
        this.executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    public Clock clock() {
        return clock;
    }

    /**
     * Moves the clock and returns when everything due on the way has run.
     *
     * @param target where the clock shall stand
     * @param background work outside the engine that is to happen on the way, such as sending mail
     * @throws RuleViolation when the target has passed: time does not run backwards
     */
    public synchronized void advanceTo(Instant target, Runnable background) {
        if (target.isBefore(clock.instant())) {
            throw new RuleViolation(
                    "to",
                    "rehearsal-forward",
                    null,
                    Bilingual.of(
                            "演练时钟只能前进：" + target + " 已经过去。",
                            "The rehearsal clock only moves forward: " + target + " has passed."),
                    RuleViolation.Kind.INVALID);
        }
        executor.shutdown();
        try {
            drain(background);
            for (Job next = nextBefore(target); next != null; next = nextBefore(target)) {
                clock.moveTo(next.getDuedate().toInstant());
                // A deadline waits for the mail that arrived before it.
                background.run();
                execute(next);
                drain(background);
            }
            clock.moveTo(target);
            drain(background);
        } finally {
            executor.start();
        }
    }

    private void drain(Runnable background) {
        List<Job> due;
        do {
            background.run();
            due = ofCases(jobs().executable()).toList();
            due.forEach(this::execute);
        } while (!due.isEmpty());
    }

    private @Nullable Job nextBefore(Instant target) {
        return ofCases(jobs().duedateLowerThan(Date.from(target))
                        .orderByJobDuedate()
                        .asc())
                .findFirst()
                .orElse(null);
    }

    /** The engine's own housekeeping comes round many times a day and can wait for the executor. */
    private static Stream<Job> ofCases(JobQuery query) {
        return query.list().stream().filter(job -> job.getProcessInstanceId() != null);
    }

    private JobQuery jobs() {
        return management.createJobQuery().active().withRetriesLeft();
    }

    /** A job that fails loses a try and gets a later due date, as under the executor; whatever its step has thrown. */
    private void execute(Job job) {
        try {
            management.executeJob(job.getId());
        } catch (RuntimeException failed) {
            LOG.warn("Job {} failed in the rehearsal: {}", job.getId(), failed.getMessage());
        }
    }
}
