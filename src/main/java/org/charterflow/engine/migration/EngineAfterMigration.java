package org.charterflow.engine.migration;

import java.util.Set;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitializationDetector;

/** Lets the engine start after Flyway: its tables are ours to create. */
class EngineAfterMigration implements DependsOnDatabaseInitializationDetector {

    @Override
    public Set<String> detect(ConfigurableListableBeanFactory beans) {
        return beans.containsBeanDefinition("processEngineFactoryBean") ? Set.of("processEngineFactoryBean") : Set.of();
    }
}
