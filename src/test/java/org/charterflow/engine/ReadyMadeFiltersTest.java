package org.charterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.IntegrationTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people find when they open Tasklist. */
@IntegrationTest
class ReadyMadeFiltersTest {

    private static final String USER = "green.filter.somebody";
    private static final List<String> GROUPS = List.of("green-participant", "green-board");

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identities;

    @Autowired
    TaskService tasks;

    @AfterEach
    void logOut() {
        identities.clearAuthentication();
    }

    @Test
    void theFirstFilterShowsOnesOwnTasksAndThoseOneMayTake() {
        String own = task("green", USER, null);
        String open = task("green", null, "green-board");
        String taken = task("green", "green.filter.other", "green-board");
        String others = task("green", null, "green-secretariat");
        String elsewhere = task("coia", null, "green-board");
        identities.setAuthentication(USER, GROUPS, List.of("green"));

        assertThat(shown(AccessRights.TO_DO)).contains(own, open).doesNotContain(taken, others, elsewhere);
        assertThat(shown("我的任务 My tasks")).contains(own).doesNotContain(open);
    }

    private List<String> shown(String filter) {
        String id =
                filters.createFilterQuery().filterName(filter).singleResult().getId();
        return filters.<Task>list(id).stream().map(Task::getId).toList();
    }

    private String task(String alliance, @Nullable String assignee, @Nullable String candidates) {
        Task task = tasks.newTask();
        task.setName("filter test");
        task.setTenantId(alliance);
        task.setAssignee(assignee);
        tasks.saveTask(task);
        if (candidates != null) {
            tasks.addCandidateGroup(task.getId(), candidates);
        }
        return task.getId();
    }
}
