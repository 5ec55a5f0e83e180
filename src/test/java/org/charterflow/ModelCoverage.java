package org.charterflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
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

    /** One file per application context of a test run. */
    public static final Path FOLDER = Path.of("target", "model-coverage");

    private final JdbcClient jdbc;

    ModelCoverage(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        Files.createDirectories(FOLDER);
        forgetEarlierRuns();
    }

    private static void forgetEarlierRuns() throws IOException {
        String own = ProcessHandle.current().pid() + "-";
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                if (!file.getFileName().toString().startsWith(own)) {
                    Files.delete(file);
                }
            }
        }
    }

    @Override
    public void destroy() throws IOException {
        List<String> walked = jdbc.sql("select distinct proc_def_key_ || ' ' || act_id_ from act_hi_actinst order by 1")
                .query(String.class)
                .list();
        Files.write(
                FOLDER.resolve(ProcessHandle.current().pid() + "-" + System.identityHashCode(this) + ".txt"), walked);
    }
}
