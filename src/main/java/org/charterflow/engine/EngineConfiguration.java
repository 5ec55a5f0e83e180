package org.charterflow.engine;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The engine's settings that no property of the starter covers, each with its reason. */
@Component
@Order(Integer.MAX_VALUE)
class EngineConfiguration extends AbstractCamundaConfiguration {

    /** Ids are like {@code oscar.b1} and {@code oscar-board}. */
    private static final String IDS = "[a-zA-Z0-9._-]+";

    private final BeanFactory beans;

    EngineConfiguration(BeanFactory beans, ClockConfiguration.EngineClock clockIsSet) {
        this.beans = beans;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        engine.setExpressionManager(new GuardedExpressions(beans));
        engine.setTenantIdProvider(new ActingAlliance());
        engine.setTenantCheckEnabled(true);
        engine.setEnablePasswordPolicy(true);
        engine.setUserResourceWhitelistPattern(IDS);
        engine.setGroupResourceWhitelistPattern(IDS);
        engine.setTenantResourceWhitelistPattern(IDS);
        // An assignee completes; setting variables or reassigning is nobody's right by default.
        engine.setEnforceSpecificVariablePermission(true);
        engine.setDefaultUserPermissionNameForTask("TASK_WORK");
        engine.setEnableExpressionsInAdhocQueries(false);
        // Quick at first for passing faults, then patient; afterwards an incident in Cockpit.
        engine.setFailedJobRetryTimeCycle("PT5S,PT1M,PT10M");
        // Every line logged on the way of a case carries its number.
        engine.setLoggingContextBusinessKey("caseNumber");
        engine.setLoggingContextTenantId("alliance");
        engine.setHistoryCleanupBatchWindowStartTime("01:00+0800");
        engine.setHistoryCleanupBatchWindowEndTime("05:00+0800");
    }
}
