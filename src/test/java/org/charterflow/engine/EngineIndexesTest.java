package org.charterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.charterflow.IntegrationTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine asks in every command and has no index of its own for is found by ours, however much there is. */
@IntegrationTest
class EngineIndexesTest {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @ParameterizedTest
    @CsvSource({
        "select * from act_ru_task where parent_task_id_ = 'a', charterflow_tasks_of_parent_task",
        "select * from act_ru_authorization where user_id_ = 'a', charterflow_authorizations_of_user",
    })
    void rowsAreFoundByIndex(String statement, String index) {
        List<String> plan = transaction.execute(status -> {
            // A handful of rows would be read one after the other, whatever index there is.
            jdbc.sql("set local enable_seqscan = off").update();
            return jdbc.sql("explain " + statement).query(String.class).list();
        });
        assertThat(plan).anyMatch(step -> step.contains(index));
    }
}
