package org.charterflow.engine;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;
import static org.camunda.bpm.engine.authorization.Resources.APPLICATION;
import static org.camunda.bpm.engine.authorization.Resources.FILTER;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_DEFINITION;
import static org.camunda.bpm.engine.authorization.Resources.PROCESS_INSTANCE;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.task.TaskQuery;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.GroupIds;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Component;

/**
 * What each role may do in the engine, granted at start. Which tasks and cases a person sees beyond that follows from
 * candidates and assignees, and never from another alliance: tenants keep them apart.
 */
@Component
@DependsOn("deployments")
class AccessRights implements InitializingBean {

    /** Processes that a secretariat starts by a form in Tasklist. */
    private static final List<String> STARTED_BY_SECRETARIAT = List.of("membership-application");

    /** What Tasklist opens with: one's own tasks, and those one may take. */
    static final String TO_DO = "待办 To do";

    /** Processes that a representative starts by a form in Tasklist. */
    private static final List<String> STARTED_BY_REPRESENTATIVE =
            List.of("project-initiation", "project-status", "withdrawal", "working-group");

    private final AuthorizationService authorizations;
    private final IdentityService identities;
    private final FilterService filters;
    private final TaskService tasks;
    private final Alliances alliances;
    private final IdentityGroups groups;
    private final Map<Right, Authorization> granted = new HashMap<>();
    private final Map<String, String> filtersByName = new HashMap<>();
    private final Set<String> presentGroups = new HashSet<>();

    AccessRights(
            AuthorizationService authorizations,
            IdentityService identities,
            FilterService filters,
            TaskService tasks,
            Alliances alliances,
            IdentityGroups groups) {
        this.authorizations = authorizations;
        this.identities = identities;
        this.filters = filters;
        this.tasks = tasks;
        this.alliances = alliances;
        this.groups = groups;
    }

    @Override
    public void afterPropertiesSet() {
        authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .list()
                .forEach(this::remember);
        filters.createFilterQuery()
                .list()
                .forEach(filter -> filtersByName.putIfAbsent(filter.getName(), filter.getId()));
        identities.createGroupQuery().list().forEach(group -> presentGroups.add(group.getId()));
        Set<String> tenants = identities.createTenantQuery().list().stream()
                .map(Tenant::getId)
                .collect(Collectors.toSet());
        String toDo = filter(
                TO_DO,
                -20,
                tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression("${currentUser()}")
                        .taskCandidateGroupInExpression("${currentUserGroups()}")
                        .endOr());
        String mine = filter("我的任务 My tasks", -10, tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"));
        String organs = filter(
                "我所在机构的任务 Tasks of my organs",
                0,
                tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}"));
        String all = filter("本联盟全部任务 All tasks of my alliance", 10, tasks.createTaskQuery());
        for (AllianceProfile alliance : alliances.all()) {
            if (!tenants.contains(alliance.id())) {
                tenant(alliance);
            }
            String participants = group(GroupIds.participant(alliance.id()));
            participant(participants, toDo, mine, organs);
            STARTED_BY_REPRESENTATIVE.forEach(
                    process -> grant(participants, PROCESS_DEFINITION, process, CREATE_INSTANCE));
            grant(participants, PROCESS_INSTANCE, "*", CREATE);
            String secretariat = group(GroupIds.secretariat(alliance.id()));
            participant(secretariat, toDo, mine, organs);
            overseer(secretariat, all);
            STARTED_BY_SECRETARIAT.forEach(process -> grant(secretariat, PROCESS_DEFINITION, process, CREATE_INSTANCE));
            grant(secretariat, PROCESS_INSTANCE, "*", CREATE);
            String auditor = group(GroupIds.auditor(alliance.id()));
            participant(auditor, toDo, mine, organs);
            overseer(auditor, all);
        }
    }

    /** Tasklist with one's own tasks. */
    private void participant(String group, String... filterIds) {
        grant(group, APPLICATION, "tasklist", ACCESS);
        grant(group, APPLICATION, "welcome", ACCESS);
        grant(group, PROCESS_DEFINITION, "*", READ);
        for (String filter : filterIds) {
            grant(group, FILTER, filter, READ);
        }
    }

    /** Sees every task and case of the alliance, and completes only what is its own. */
    private void overseer(String group, String filter) {
        grant(group, PROCESS_DEFINITION, "*", READ, READ_INSTANCE, READ_TASK, READ_HISTORY);
        grant(group, FILTER, filter, READ);
    }

    private String group(String id) {
        return presentGroups.contains(id) ? id : groups.ensure(id);
    }

    private void tenant(AllianceProfile alliance) {
        Tenant tenant = identities.newTenant(alliance.id());
        tenant.setName(alliance.name().zh());
        identities.saveTenant(tenant);
    }

    /** Nothing is written for a right that is there: most starts change none. */
    private void grant(String group, Resource resource, String id, Permission... permissions) {
        Authorization present = granted.get(new Right(group, resource.resourceType(), id));
        if (present != null && Arrays.stream(permissions).allMatch(present::isPermissionGranted)) {
            return;
        }
        Authorization authorization =
                present != null ? present : authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        authorization.setGroupId(group);
        authorization.setResource(resource);
        authorization.setResourceId(id);
        for (Permission permission : permissions) {
            authorization.addPermission(permission);
        }
        remember(authorizations.saveAuthorization(authorization));
    }

    private void remember(Authorization authorization) {
        granted.put(
                new Right(
                        String.valueOf(authorization.getGroupId()),
                        authorization.getResourceType(),
                        authorization.getResourceId()),
                authorization);
    }

    private record Right(String group, int resourceType, String resourceId) {}

    private String filter(String name, int priority, TaskQuery query) {
        String id = filtersByName.get(name);
        if (id != null) {
            return id;
        }
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("priority", priority);
        properties.put("refresh", true);
        properties.put("showUndefinedVariable", false);
        properties.put("variables", List.of(Map.of("name", CaseLabels.LABEL, "label", "案件 Case")));
        return filters.saveFilter(filters.newTaskFilter(name).setQuery(query).setProperties(properties))
                .getId();
    }
}
