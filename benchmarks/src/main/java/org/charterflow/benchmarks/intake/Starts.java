package org.charterflow.benchmarks.intake;

import java.util.Map;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** The process that a mail starts, and what became of it. */
final class Starts {

    static final String MESSAGE = "charterflow.measuredMail";
    private static final String PROCESS = "mail-in";

    private Starts() {}

    static void deploy(ProcessEngine engine) {
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("models/mail-in.bpmn")
                .deploy();
    }

    static ProcessInstance start(ProcessEngine engine, String key) {
        return engine.getRuntimeService()
                .createMessageCorrelation(MESSAGE)
                .processInstanceBusinessKey(key)
                .correlateStartMessage();
    }

    static long count(ProcessEngine engine) {
        return engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(PROCESS)
                .count();
    }

    /** @param before how many there were before the round */
    static Map<String, Long> outcome(ProcessEngine engine, long before) {
        long started = count(engine) - before;
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        try (var connection = configuration.getDataSource().getConnection();
                var statement = connection.createStatement();
                var twice = statement.executeQuery("""
                        select count(*) from (
                            select 1 from act_hi_procinst where proc_def_key_ = 'mail-in'
                             group by business_key_ having count(*) > 1) again""")) {
            twice.next();
            return Map.of("started", started, "twice", twice.getLong(1));
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
