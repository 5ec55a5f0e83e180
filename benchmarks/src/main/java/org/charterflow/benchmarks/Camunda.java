package org.charterflow.benchmarks;

import java.sql.Connection;
import java.util.Map;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/** Camunda without anything around it. */
public final class Camunda {

    private Camunda() {}

    /** The engine as it comes; its job executor works if {@code jobs} is set. */
    public static StandaloneProcessEngineConfiguration stock(
            Database database, int connections, boolean jobs, Map<String, JavaDelegate> delegates) {
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setDataSource(database.pool(connections));
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setJobExecutorActivate(jobs);
        configuration.setEnforceHistoryTimeToLive(false);
        configuration.setBeans(Map.copyOf(delegates));
        return configuration;
    }

    /** An executor with the product's settings: at three jobs at a time most of the time is spent between jobs. */
    public static JobExecutor manyJobs() {
        var executor = new DefaultJobExecutor();
        executor.setWaitTimeInMillis(500);
        executor.setMaxWait(500);
        executor.setCorePoolSize(8);
        executor.setMaxJobsPerAcquisition(20);
        executor.setQueueSize(20);
        return executor;
    }

    /** The connection on which the engine's present command works; only inside one. */
    public static Connection connection() {
        return Context.getCommandContext().getDbSqlSession().getSqlSession().getConnection();
    }
}
