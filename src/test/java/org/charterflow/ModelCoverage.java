package org.charterflow;

import java.io.IOException;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes down which nodes of which models the tests have walked, from the engine's own history, before the database
 * goes. {@code checks.ModelCoverageCheck} reads it when all tests have run.
 */
@DependsOnDatabaseInitialization
class ModelCoverage implements InitializingBean, DisposableBean {

    private final RunRecord walked = new RunRecord("model-coverage");
    private final JdbcClient jdbc;

    ModelCoverage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        walked.begin();
    }

    @Override
    public void destroy() throws IOException {
        walked.write(
                this,
                jdbc.sql("select distinct proc_def_key_ || ' ' || act_id_ from act_hi_actinst order by 1")
                        .query(String.class)
                        .list());
    }
}
