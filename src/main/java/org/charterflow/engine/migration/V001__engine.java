package org.charterflow.engine.migration;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/** Creates the engine's tables of 7.24 in the schema {@code camunda} from the scripts of the engine's own jar. */
public class V001__engine extends BaseJavaMigration {

    private static final List<String> SCRIPTS = List.of(
            "engine", "history", "identity", "case.engine", "case.history", "decision.engine", "decision.history");

    @Override
    public void migrate(Context context) throws SQLException {
        var connection = context.getConnection();
        try (Statement statement = connection.createStatement()) {
            statement.execute("set search_path to camunda");
            for (String script : SCRIPTS) {
                var resource = new ClassPathResource(
                        "org/camunda/bpm/engine/db/create/activiti.postgres.create." + script + ".sql");
                ScriptUtils.executeSqlScript(connection, new EncodedResource(resource, "UTF-8"));
            }
            statement.execute("set search_path to charterflow");
        }
    }
}
