package org.charterflow.benchmarks.textbook;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.benchmarks.Camunda;
import org.charterflow.benchmarks.Database;

/**
 * Camunda; {@code tuned}: each completion goes on in a job, so that completions do not meet, with an
 * executor for many; ids need no database.
 */
final class CamundaEngine implements TextbookEngine {

    private final ProcessEngine engine;
    private final JobExecutor jobs;

    CamundaEngine(Database database, boolean tuned, String bpmn, Map<String, Consumer<Map<String, Object>>> delegates) {
        Map<Object, Object> beans = new HashMap<>();
        delegates.forEach(
                (name, work) -> beans.put(name, (JavaDelegate) execution -> work.accept(execution.getVariables())));
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database.pool(tuned ? Database.CONNECTIONS : 2 * Vendor.CLIENTS));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(tuned);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setBeans(beans);
        if (tuned) {
            configuration.setIdGenerator(new StrongUuidGenerator());
            configuration.setJobExecutor(Camunda.manyJobs());
        }
        engine = configuration.buildProcessEngine();
        jobs = configuration.getJobExecutor();
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
        return engine.getTaskService().createTaskQuery().processInstanceId(instance).list().stream()
                .collect(Collectors.toMap(Task::getAssignee, Task::getId));
    }

    @Override
    public boolean complete(String task, Map<String, Object> variables) {
        try {
            engine.getTaskService().complete(task, variables);
            return true;
        } catch (OptimisticLockingException lost) {
            return false;
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
        jobs.shutdown();
    }
}
