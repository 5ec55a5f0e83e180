package org.charterflow.benchmarks.textbook;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.charterflow.benchmarks.Database;
import org.flowable.common.engine.api.FlowableOptimisticLockingException;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.job.service.impl.asyncexecutor.AsyncExecutor;
import org.flowable.task.api.Task;

/**
 * Flowable; {@code tuned}: without the engines it does not need here, executions fetched as a tree, no localization.
 * Tasks of one instance are completed one after the other: completed at once, they meet no lock, but each may take itself
 * for not the last, and the instance then waits for ever (seen on 7.2.0 with 25 seats).
 */
final class FlowableEngine implements TextbookEngine {

    private final ProcessEngine engine;
    private final AsyncExecutor jobs;

    /** By task, what all tasks of its instance share. */
    private final Map<String, Object> turns = new ConcurrentHashMap<>();

    FlowableEngine(
            Database database, boolean tuned, String bpmn, Map<String, Consumer<Map<String, Object>>> delegates) {
        Map<Object, Object> beans = new HashMap<>();
        delegates.forEach(
                (name, work) -> beans.put(name, (JavaDelegate) execution -> work.accept(execution.getVariables())));
        var configuration = new StandaloneProcessEngineConfiguration();
        // Its commands take a second connection while they hold the first.
        configuration.setDataSource(database.pool(2 * Vendor.CLIENTS));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setBeans(beans);
        if (tuned) {
            configuration.setDisableEventRegistry(true);
            configuration.setDisableIdmEngine(true);
            configuration.setEnableEntityLinks(false);
            configuration.getPerformanceSettings().setEnableEagerExecutionTreeFetching(true);
            configuration.getPerformanceSettings().setEnableLocalization(false);
        }
        engine = configuration.buildProcessEngine();
        jobs = configuration.getAsyncExecutor();
        engine.getRepositoryService()
                .createDeployment()
                .addString("textbook.bpmn", bpmn)
                .deploy();
    }

    @Override
    public String begin(String process, Map<String, Object> variables) {
        return engine.getRuntimeService()
                .startProcessInstanceByKey(process, variables)
                .getId();
    }

    @Override
    public Map<String, String> tasksByAssignee(String instance) {
        Object turn = new Object();
        return engine.getTaskService().createTaskQuery().processInstanceId(instance).list().stream()
                .peek(task -> turns.putIfAbsent(task.getId(), turn))
                .collect(Collectors.toMap(Task::getAssignee, Task::getId));
    }

    @Override
    public boolean complete(String task, Map<String, Object> variables) {
        synchronized (turns.get(task)) {
            try {
                engine.getTaskService().complete(task, variables);
                return true;
            } catch (FlowableOptimisticLockingException lost) {
                return false;
            }
        }
    }

    @Override
    public boolean isRunning(String instance) {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                > 0;
    }

    @Override
    public long finishedTasks(String instance) {
        return engine.getHistoryService()
                .createHistoricTaskInstanceQuery()
                .processInstanceId(instance)
                .finished()
                .count();
    }

    @Override
    public boolean anyRuns() {
        return engine.getRuntimeService().createProcessInstanceQuery().count() > 0;
    }

    @Override
    public long finishedInstances() {
        return engine.getHistoryService()
                .createHistoricProcessInstanceQuery()
                .finished()
                .count();
    }

    @Override
    public void startJobs() {
        jobs.start();
    }

    @Override
    public void stopJobs() {
        if (jobs.isActive()) {
            jobs.shutdown();
        }
    }
}
