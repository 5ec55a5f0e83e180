package org.charterflow.engine;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.util.Date;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** What an operator watches in the engine: running cases, incidents, jobs without tries left, overdue timers. */
@Component
class EngineMetrics implements MeterBinder {

    /** A timer this late means that no node works on jobs. */
    private static final long LATE_SECONDS = 60;

    /** A seat's vote belongs to the ballot that asks for it. */
    static final String SEAT_VOTE = "seat-vote";

    private final RuntimeService runtime;
    private final ManagementService management;
    private final Clock clock;

    EngineMetrics(RuntimeService runtime, ManagementService management, Clock clock) {
        this.runtime = runtime;
        this.management = management;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        gauge(
                registry,
                "charterflow.processes.running",
                "Running process instances",
                () -> runtime.createProcessInstanceQuery()
                        .rootProcessInstances()
                        .processDefinitionKeyNotIn(SEAT_VOTE)
                        .count());
        gauge(
                registry,
                "charterflow.incidents.open",
                "Open incidents",
                () -> runtime.createIncidentQuery().count());
        gauge(
                registry,
                "charterflow.jobs.failed",
                "Jobs without tries left",
                () -> management.createJobQuery().noRetriesLeft().count());
        gauge(
                registry,
                "charterflow.timers.overdue",
                "Timers due for more than a minute",
                () -> management
                        .createJobQuery()
                        .timers()
                        .active()
                        .withRetriesLeft()
                        .duedateLowerThan(Date.from(clock.instant().minusSeconds(LATE_SECONDS)))
                        .count());
    }

    private static void gauge(MeterRegistry registry, String name, String what, Supplier<Number> value) {
        Gauge.builder(name, value).description(what).strongReference(true).register(registry);
    }
}
