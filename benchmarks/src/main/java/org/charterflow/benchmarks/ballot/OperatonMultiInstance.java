package org.charterflow.benchmarks.ballot;

import java.util.Map;
import java.util.stream.Collectors;
import org.charterflow.benchmarks.Database;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.operaton.bpm.engine.task.Task;

/** The textbook ballot on Operaton. */
abstract class OperatonMultiInstance extends MultiInstanceBallot {

    private final boolean tuned;
    private ProcessEngine engine;

    OperatonMultiInstance(boolean tuned) {
        this.tuned = tuned;
    }

    /** As it comes. */
    static final class Stock extends OperatonMultiInstance {
        public Stock() {
            super(false);
        }
    }

    /** Each completion goes on in a job, so that completions do not meet; ids need no database. */
    static final class Tuned extends OperatonMultiInstance {
        public Tuned() {
            super(true);
        }
    }

    @Override
    public void start(Database database) {
        var configuration = new StandaloneProcessEngineConfiguration();
        if (tuned) {
            configuration.setIdGenerator(new StrongUuidGenerator());
        }
        // For ids from the database a command takes a second connection while it holds one.
        configuration.setDataSource(database.pool(tuned ? Database.CONNECTIONS : 2 * BallotStorm.VOTERS));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(tuned);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setBeans(Map.of("tally", (JavaDelegate) execution -> tally.count(execution.getVariables())));
        engine = configuration.buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addString("textbook-ballot.bpmn", TextbookModel.bpmn("http://camunda.org/schema/1.0/bpmn", tuned))
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
    boolean complete(String task, Map<String, Object> variables) {
        try {
            engine.getTaskService().complete(task, variables);
            return true;
        } catch (OptimisticLockingException lost) {
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
