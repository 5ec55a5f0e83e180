package org.charterflow.engine;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.charterflow.casefile.CaseFiles;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The engine's settings that no property of the starter covers, each with its reason. */
@Component
@Order(Integer.MAX_VALUE)
class EngineConfiguration extends AbstractCamundaConfiguration {

    /** Ids are like {@code oscar.b1} and {@code oscar-board}. */
    private static final String IDS = "[a-zA-Z0-9._-]+";

    private final BeanFactory beans;

    private final ObjectProvider<CaseFiles> cases;

    private final ObjectProvider<SqlMappings> mappings;

    EngineConfiguration(
            BeanFactory beans,
            ObjectProvider<CaseFiles> cases,
            ObjectProvider<SqlMappings> mappings,
            ClockConfiguration.EngineClock clockIsSet) {
        this.beans = beans;
        this.cases = cases;
        this.mappings = mappings;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressions(beans));
        engine.setCustomPostBPMNParseListeners(new ArrayList<>(List.of(new CaseLabels(cases))));
        engine.setTenantIdProvider(new ActingAlliance());
        engine.setTenantCheckEnabled(true);
        engine.setCustomSessionFactories(List.of(new OwnGroups.Factory()));
        engine.setEnablePasswordPolicy(true);
        engine.setUserResourceWhitelistPattern(IDS);
        engine.setGroupResourceWhitelistPattern(IDS);
        engine.setTenantResourceWhitelistPattern(IDS);
        // An assignee completes; setting variables or reassigning is nobody's right by default.
        engine.setEnforceSpecificVariablePermission(true);
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setEnableExpressionsInAdhocQueries(false);
        // A code that no model catches is a failure to look at, not the quiet end of a case.
        engine.setEnableExceptionsAfterUnhandledBpmnError(true);
        // Quick at first for passing faults, then patient; afterwards an incident in Cockpit.
        engine.setFailedJobRetryTimeCycle("PT5S,PT1M,PT10M");
        // The engine takes the last level of a name: in place of its own "full".
        engine.setCustomHistoryLevels(List.of(new LeanHistory()));
        // Every line logged on the way of a case carries its number.
        engine.setLoggingContextBusinessKey("caseNumber");
        engine.setLoggingContextTenantId("alliance");
        // Ten years count from an instance's end, which is in its history; a removal time would be written into every
        // row.
        engine.setHistoryCleanupStrategy(ProcessEngineConfiguration.HISTORY_CLEANUP_STRATEGY_END_TIME_BASED);
        engine.setHistoryRemovalTimeStrategy(ProcessEngineConfiguration.HISTORY_REMOVAL_TIME_STRATEGY_NONE);
        engine.setHistoryCleanupBatchWindowStartTime("01:00+0800");
        engine.setHistoryCleanupBatchWindowEndTime("05:00+0800");
        mappings.ifAvailable(read -> read.giveTo(engine));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl engine) {
        mappings.ifAvailable(read -> SqlMappings.connect(engine));
    }
}
