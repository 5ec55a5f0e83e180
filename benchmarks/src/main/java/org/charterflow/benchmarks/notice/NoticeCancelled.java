package org.charterflow.benchmarks.notice;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.charterflow.benchmarks.Benchmark;
import org.charterflow.benchmarks.Benchmark.Entry;
import org.charterflow.benchmarks.Benchmark.Goal;
import org.charterflow.benchmarks.Schema;

/** A notice's process is ended while all its addressees are still waited for. */
public final class NoticeCancelled {

    private static final int MOST_INSTANCES = 10_000;

    private NoticeCancelled() {}

    public static Benchmark benchmark() {
        return new Benchmark(
                "B4-cancel",
                "ending a notice's process, all its addressees pending",
                "pending",
                new int[] {100, 1_000, 10_000, 100_000},
                List.of(
                        new Entry("one UPDATE", Floor.class),
                        new Entry("Charterflow", Product.class),
                        new Entry("Camunda, multi-instance", MultiInstance.class, 1, MOST_INSTANCES)),
                pending -> Map.of("ended", 1L, "waiting", 0L),
                List.of(Goal.within(10, "≤ 10 ms for any number", "Charterflow")));
    }

    private static Map<String, Long> ended(HistoryService history, ManagementService management, String instance) {
        return Map.of(
                "ended",
                history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .finished()
                        .count(),
                "waiting",
                management.createJobQuery().processInstanceId(instance).count());
    }

    /** The row that stands for the whole is marked. */
    static final class Floor extends CopyRows {

        @Override
        public void prepare(int size) throws Exception {
            super.prepare(size);
            super.work();
        }

        @Override
        public void work() {
            Schema.execute(pool, "update timer set cancelled_at = now() where notice = '" + issued.notice() + "'");
        }

        @Override
        public Map<String, Long> outcome() throws Exception {
            try (Connection connection = pool.getConnection();
                    var statement = connection.createStatement()) {
                var rows = statement.executeQuery(
                        "select count(cancelled_at), count(*) - count(cancelled_at) from timer where notice = '"
                                + issued.notice() + "'");
                rows.next();
                return Map.of("ended", rows.getLong(1), "waiting", rows.getLong(2));
            }
        }
    }

    /** One instance with one timer, however many addressees. */
    static final class Product extends CharterflowNotice {

        @Override
        public void prepare(int size) {
            super.prepare(size);
            super.work();
        }

        @Override
        public void work() {
            node.getBean(RuntimeService.class).deleteProcessInstance(instance, "taken back");
        }

        @Override
        public Map<String, Long> outcome() {
            return ended(node.getBean(HistoryService.class), node.getBean(ManagementService.class), instance);
        }
    }

    /** An execution and a job for each addressee. */
    static final class MultiInstance extends CamundaFanOut {

        private String instance = "";

        @Override
        public void prepare(int size) {
            super.prepare(size);
            instance = engine.getRuntimeService()
                    .startProcessInstanceByKey("notice-fan-out", round(), Map.of("members", members))
                    .getId();
        }

        @Override
        public void work() {
            engine.getRuntimeService().deleteProcessInstance(instance, "taken back");
        }

        @Override
        public Map<String, Long> outcome() {
            return ended(engine.getHistoryService(), engine.getManagementService(), instance);
        }
    }
}
