package org.charterflow.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderCaseInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderHistoricDecisionInstanceContext;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantIdProviderProcessInstanceContext;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.jspecify.annotations.Nullable;

/**
 * The alliance a new process instance belongs to. Definitions are shared and have no tenant; an instance takes the
 * alliance that our code acts for, else the one tenant of the authenticated user, and never a client's variable.
 */
public final class ActingAlliance implements TenantIdProvider {

    private static final ThreadLocal<@Nullable String> ALLIANCE = new ThreadLocal<>();

    ActingAlliance() {}

    /**
     * Runs work for an alliance.
     *
     * @param alliance the alliance's id, which is its tenant id
     * @param work what to do; process instances it starts belong to the alliance
     * @return what the work returns
     */
    public static <T> T act(String alliance, Supplier<T> work) {
        String before = ALLIANCE.get();
        ALLIANCE.set(alliance);
        try {
            return work.get();
        } finally {
            ALLIANCE.set(before);
        }
    }

    @Override
    public @Nullable String provideTenantIdForProcessInstance(TenantIdProviderProcessInstanceContext context) {
        var parent = context.getSuperExecution();
        return parent != null ? parent.getTenantId() : current();
    }

    @Override
    public @Nullable String provideTenantIdForCaseInstance(TenantIdProviderCaseInstanceContext context) {
        return current();
    }

    @Override
    public @Nullable String provideTenantIdForHistoricDecisionInstance(
            TenantIdProviderHistoricDecisionInstanceContext context) {
        var execution = context.getExecution();
        return execution != null ? execution.getTenantId() : current();
    }

    private static @Nullable String current() {
        String acting = ALLIANCE.get();
        if (acting != null) {
            return acting;
        }
        Authentication user = Context.getCommandContext().getAuthentication();
        if (user == null || user.getTenantIds() == null || user.getTenantIds().size() != 1) {
            return null;
        }
        return user.getTenantIds().get(0);
    }
}
