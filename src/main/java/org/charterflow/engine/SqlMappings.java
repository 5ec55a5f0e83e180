package org.charterflow.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.InputStreamReader;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.ibatis.builder.xml.XMLConfigBuilder;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ReflectUtil;
import org.springframework.boot.BootstrapRegistry;
import org.springframework.boot.BootstrapRegistryInitializer;

/**
 * The engine's SQL statements as MyBatis reads them: more than a second of XML, which needs nothing of the application.
 * So it is read beside the rest of a start, and the engine finds it done.
 */
class SqlMappings {

    private final CompletableFuture<Configuration> statements = new CompletableFuture<>();

    /** Begins with the start itself. */
    static class AtStart implements BootstrapRegistryInitializer {
        @Override
        public void initialize(BootstrapRegistry registry) {
            SqlMappings mappings = new SqlMappings();
            Thread reader = new Thread(mappings::read, "sql-mappings");
            reader.setDaemon(true);
            reader.start();
            registry.addCloseListener(prepared ->
                    prepared.getApplicationContext().getBeanFactory().registerSingleton("sqlMappings", mappings));
        }
    }

    private void read() {
        try {
            statements.complete(parse());
        } catch (RuntimeException | Error e) {
            statements.completeExceptionally(e);
        }
    }

    /** As the engine does it itself where nobody has. */
    private static Configuration parse() {
        Properties properties = new Properties();
        properties.put("prefix", "");
        ProcessEngineConfigurationImpl.initSqlSessionFactoryProperties(properties, "", "postgres");
        var xml = Objects.requireNonNull(
                ReflectUtil.getResourceAsStream(ProcessEngineConfigurationImpl.DEFAULT_MYBATIS_MAPPING_FILE));
        return new XMLConfigBuilder(new InputStreamReader(xml, UTF_8), "", properties).parse();
    }

    /** Hands them to an engine that is about to be configured. */
    void giveTo(ProcessEngineConfigurationImpl engine) {
        Configuration read = statements.join();
        read.setDefaultStatementTimeout(engine.getJdbcStatementTimeout());
        read.setDefaultExecutorType(engine.isJdbcBatchProcessing() ? ExecutorType.BATCH : ExecutorType.SIMPLE);
        engine.setSqlSessionFactory(new DefaultSqlSessionFactory(read));
    }

    /** Lets them reach the database, once the engine knows how. */
    static void connect(ProcessEngineConfigurationImpl engine) {
        engine.getSqlSessionFactory()
                .getConfiguration()
                .setEnvironment(new Environment("default", engine.getTransactionFactory(), engine.getDataSource()));
    }
}
