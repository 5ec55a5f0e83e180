package org.charterflow.benchmarks.timer;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.charterflow.benchmarks.Database;

/** Now and then a timer, at moments that follow no beat; nothing else to do in between. */
abstract class IdleTimers extends EngineTimers {

    private static final Duration APART = Duration.ofSeconds(4);

    private final Random chance = new Random(7_240);
    private final Map<String, Instant> dueAt = new HashMap<>();
    private int size;

    /** The product's job executor. */
    static final class Product extends IdleTimers {

        @Override
        public void start(Database database) {
            begin(product(database));
        }
    }

    /** The engine's own, as it comes. */
    static final class Stock extends IdleTimers {

        @Override
        public void start(Database database) {
            begin(stock(database));
        }
    }

    @Override
    public void prepare(int timers) {
        newRound();
        size = timers;
        dueAt.clear();
    }

    @Override
    public void work() throws Exception {
        Instant begun = Instant.now();
        for (int i = 0; i < size; i++) {
            Instant due = begun.plus(APART.multipliedBy(i)).plusMillis(1_000 + chance.nextLong(APART.toMillis()));
            dueAt.put(arm(due), due);
        }
        while (anyRuns()) {
            Thread.sleep(50);
        }
    }

    @Override
    public OptionalLong nanos() {
        return engine
                .getHistoryService()
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(round())
                .finished()
                .list()
                .stream()
                .mapToLong(this::lateness)
                .max();
    }

    private long lateness(HistoricProcessInstance instance) {
        return Duration.between(
                        dueAt.get(instance.getId()), instance.getEndTime().toInstant())
                .toNanos();
    }
}
