package org.charterflow.benchmarks.ballot;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
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
abstract class FlowableMultiInstance extends MultiInstanceBallot {

    private final boolean tuned;
    private ProcessEngine engine;

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
    String begin(Map<String, Object> variables) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(PROCESS, variables)
                .getId();
    }

    @Override
    Map<String, String> tasksByAssignee(String instance) {
        return engine.getTaskService().createTaskQuery().processInstanceId(instance).list().stream()
                .collect(Collectors.toMap(Task::getAssignee, Task::getId));
    }

    @Override
    synchronized boolean complete(String task, Map<String, Object> variables) {
        try {
            engine.getTaskService().complete(task, variables);
            return true;
        } catch (FlowableOptimisticLockingException lost) {
            return false;
        }
    }

    @Override
    boolean isRunning(String instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
    }

    @Override
    long finishedTasks(String instance) {
        return engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .count();
    }
}
