package org.charterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.charterflow.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class SqlMappingsTest {

    @Autowired
    ProcessEngineConfigurationImpl engine;

    /** Read by the engine itself, when nobody has before. */
    private static final class ByEngine extends StandaloneProcessEngineConfiguration {
        Configuration read(ProcessEngineConfigurationImpl running) {
            databaseType = running.getDatabaseType();
            transactionFactory = running.getTransactionFactory();
            dataSource = running.getDataSource();
            initSqlSessionFactory();
            return sqlSessionFactory.getConfiguration();
        }
    }

    @Test
    void theEngineHasTheStatementsItWouldHaveReadItself() {
        Configuration given = engine.getSqlSessionFactory().getConfiguration();

        Configuration own = new ByEngine().read(engine);

        assertThat(engine.getDatabaseType()).isEqualTo("postgres");
        assertThat(given.getMappedStatementNames())
                .hasSizeGreaterThan(500)
                .containsExactlyInAnyOrderElementsOf(own.getMappedStatementNames());
        assertThat(given.getVariables()).isEqualTo(own.getVariables());
        assertThat(given.getDefaultExecutorType()).isEqualTo(own.getDefaultExecutorType());
        assertThat(given.getDefaultStatementTimeout()).isEqualTo(own.getDefaultStatementTimeout());
        assertThat(given.getEnvironment().getDataSource())
                .isSameAs(own.getEnvironment().getDataSource());
        assertThat(given.getEnvironment().getTransactionFactory())
                .isSameAs(own.getEnvironment().getTransactionFactory());
    }

    @Test
    void itTookThemFromTheStartOfTheApplication(@Autowired SqlMappings mappings) {
        Configuration given = engine.getSqlSessionFactory().getConfiguration();

        mappings.giveTo(engine);

        assertThat(engine.getSqlSessionFactory().getConfiguration()).isSameAs(given);
    }
}
