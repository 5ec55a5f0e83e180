package org.charterflow.benchmarks.ballot;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/**
 * The textbook ballot on Flowable. Votes of one ballot are completed one after the other: completed at once, they meet no
 * lock, but each may take itself for not the last, and the instance then waits for ever (seen on 7.2.0 with 25 seats).
 */
abstract class FlowableMultiInstance implements Contestant {

    private final boolean tuned;
    private final Tally tally = new Tally();
    private final AtomicLong retries = new AtomicLong();
    private final Clients clients = new Clients(BallotStorm.VOTERS);
    private ProcessEngine engine;
    private String instance;
    private String[] tasks;

    FlowableMultiInstance(boolean tuned) {
        this.tuned = tuned;
    }

    /** As it comes. */
    static final class Stock extends FlowableMultiInstance {
        public Stock() {
            super(false);
        }
    }

    /** Without the engines it does not need here, executions fetched as a tree, no localization. */
    static final class Tuned extends FlowableMultiInstance {
        public Tuned() {
            super(true);
        }
    }

    @Override
    public void start(Database database) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database.pool(Database.CONNECTIONS));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setBeans(
                new HashMap<>(Map.of("tally", (JavaDelegate) execution -> tally.count(execution.getVariables()))));
        if (tuned) {
            configuration.setDisableEventRegistry(true);
            configuration.setDisableIdmEngine(true);
            configuration.setEnableEntityLinks(false);
            configuration.getPerformanceSettings().setEnableEagerExecutionTreeFetching(true);
            configuration.getPerformanceSettings().setEnableLocalization(false);
        }
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("textbook-ballot.bpmn", TextbookModel.bpmn("http://flowable.org/bpmn", false))
                .deploy();
    }

    @Override
    public void prepare(int size) {
        tally.expect();
        retries.set(0);
        List<String> voters =
                IntStream.range(0, size).mapToObj(voter -> "voter" + voter).toList();
        instance = engine.getRuntimeService()
                .startProcessInstanceByKey("textbook-ballot", Map.of("voters", voters))
                .getId();
        tasks = new String[size];
        for (Task task : engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .list()) {
            tasks[Integer.parseInt(task.getAssignee().substring("voter".length()))] = task.getId();
        }
    }

    @Override
    public void work() throws Exception {
        clients.share(tasks.length, this::vote);
        tally.await();
        while (engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0) {
            Thread.sleep(1);
        }
    }

    private synchronized void vote(int voter) {
        while (true) {
            try {
                engine.getTaskService().complete(tasks[voter], Map.of("vote_" + voter, BallotStorm.choice(voter)));
                return;
            } catch (FlowableOptimisticLockingException lost) {
                retries.incrementAndGet();
            }
        }
    }

    @Override
    public Map<String, Long> outcome() {
        long records = engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .count();
        return tally.outcome(records, retries.get());
    }
}
