package org.charterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.charterflow.IntegrationTest;
import org.charterflow.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the list that Tasklist opens with costs the database. */
@IntegrationTest
class TaskListCostTest {

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identities;

    @Autowired
    Statements statements;

    @Test
    void aPersonsTasksAreReadInOneStatementAfterAskingWhetherARightWasRevoked() throws Exception {
        assertThat(asSecretary(() -> statements.of(() -> toDo().listPage(0, 15))))
                .isEqualTo(2);
        assertThat(asSecretary(() -> statements.of(toDo()::count))).isEqualTo(2);
    }

    @Test
    void groupsWithoutAnyRightSeeNothing() throws Exception {
        identities.setAuthentication("nobody", List.of("of-no-alliance", "of-another"), List.of("oscar"));
        try {
            assertThat(tasks.createTaskQuery().count()).isZero();
        } finally {
            identities.clearAuthentication();
        }
    }

    private TaskQuery toDo() {
        return tasks.createTaskQuery()
                .or()
                .taskAssignee("oscar.secretary1")
                .taskCandidateGroupIn(List.of("oscar-participant", "oscar-secretariat"))
                .endOr();
    }

    private int asSecretary(Counted counted) throws Exception {
        identities.setAuthentication(
                "oscar.secretary1", List.of("oscar-participant", "oscar-secretariat"), List.of("oscar"));
        try {
            return counted.statements();
        } finally {
            identities.clearAuthentication();
        }
    }

    private interface Counted {
        int statements() throws Exception;
    }
}
