package org.charterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.charterflow.IntegrationTest;
import org.charterflow.Statements;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class AccessRightsTest {

    @Autowired
    AccessRights rights;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Statements statements;

    @Test
    void aStartThatFindsEveryRightWritesNoneAndAsksNotForEach() throws Exception {
        String before = authorizations();

        int prepared = statements.of(() -> {
            rights.afterPropertiesSet();
            return null;
        });

        assertThat(authorizations()).isEqualTo(before);
        // Rights, filters, groups, tenants.
        assertThat(prepared).isEqualTo(4);
    }

    /** How many there are, and how often they were written. */
    private String authorizations() {
        return jdbc.sql("select count(*) || ' written ' || sum(rev_) from act_ru_authorization")
                .query(String.class)
                .single();
    }
}
