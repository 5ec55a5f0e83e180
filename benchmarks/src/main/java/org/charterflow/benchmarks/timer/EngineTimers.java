package org.charterflow.benchmarks.timer;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.charterflow.benchmarks.Camunda;
import org.charterflow.benchmarks.CharterflowNode;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;

/** Instances that wait for a timer of the engine; all are due when its job executor is let go. */
abstract class EngineTimers implements Contestant {

    private static final String PROCESS = "timer-due";

    private final Clients clients = new Clients(4);
    ProcessEngine engine;
    private int rounds;

    /** The product's job executor. */
    static final class Product extends EngineTimers {

        @Override
        public void start(Database database) {
            begin(product(database));
        }
    }

    /** The engine's own, as it comes. */
    static final class Stock extends EngineTimers {

        @Override
        public void start(Database database) {
            begin(stock(database));
        }
    }

    static ProcessEngine product(Database database) {
        return CharterflowNode.start(database).getBean(ProcessEngine.class);
    }

    static ProcessEngine stock(Database database) {
        return Camunda.stock(database, Database.CONNECTIONS, true, Map.of()).buildProcessEngine();
    }

    final void begin(ProcessEngine started) {
        engine = started;
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("models/timer-due.bpmn")
                .deploy();
    }

    final JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    /** The business key of the round's instances. */
    final String round() {
        return "round-" + rounds;
    }

    final void newRound() {
        rounds++;
    }

    /** Starts an instance that waits until then; returns its id. */
    final String arm(Instant due) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(PROCESS, round(), Map.of("due", Date.from(due)))
                .getId();
    }

    final boolean anyRuns() {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processDefinitionKey(PROCESS)
                        .count()
                > 0;
    }

    @Override
    public void prepare(int size) throws Exception {
        newRound();
        executor().shutdown();
        Instant due = Instant.now();
        clients.share(size, timer -> arm(due));
    }

    @Override
    public void work() throws Exception {
        executor().start();
        while (anyRuns()) {
            Thread.sleep(20);
        }
    }

    @Override
    public Map<String, Long> outcome() {
        return Map.of(
                "fired",
                engine.getHistoryService()
                        .createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(round())
                        .finished()
                        .count());
    }
}
