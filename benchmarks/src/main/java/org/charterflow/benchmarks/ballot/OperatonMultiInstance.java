package org.charterflow.benchmarks.ballot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.operaton.bpm.engine.OptimisticLockingException;
import org.operaton.bpm.engine.ProcessEngine;
import org.operaton.bpm.engine.delegate.JavaDelegate;
import org.operaton.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.operaton.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.operaton.bpm.engine.task.Task;

/** The textbook ballot on Operaton; a voter who loses a race tries again. */
abstract class OperatonMultiInstance implements Contestant {

    private final boolean tuned;
    private final Tally tally = new Tally();
    private final AtomicLong retries = new AtomicLong();
    private final Clients clients = new Clients(BallotStorm.VOTERS);
    private ProcessEngine engine;
    private String instance;
    private String[] tasks;

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

    private void vote(int voter) {
        while (true) {
            try {
                engine.getTaskService().complete(tasks[voter], Map.of("vote_" + voter, BallotStorm.choice(voter)));
                return;
            } catch (OptimisticLockingException lost) {
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
