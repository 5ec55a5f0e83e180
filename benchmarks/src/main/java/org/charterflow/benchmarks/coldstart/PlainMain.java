package org.charterflow.benchmarks.coldstart;

import java.io.File;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.charterflow.benchmarks.Camunda;
import org.charterflow.benchmarks.Database;

/** The floor: nothing but the engine, its schema there, its job executor running; no page. */
final class PlainMain extends Program {

    /** The program. */
    static final class Engine {

        private Engine() {}

        public static void main(String[] arguments) {
            Camunda.stock(new Database(arguments[0], arguments[1], arguments[2]), Database.CONNECTIONS, true, Map.of())
                    .buildProcessEngine();
            System.out.println("ready");
        }
    }

    @Override
    public void start(Database own) throws Exception {
        super.start(own);
        run(arguments());
        end();
    }

    @Override
    List<String> arguments() {
        return List.of(
                "-Dlogback.configurationFile=logging.xml",
                "-cp",
                System.getProperty("java.class.path"),
                Engine.class.getName(),
                database.url(),
                database.user(),
                database.password());
    }

    @Override
    boolean isReady(File output) throws Exception {
        return Files.readString(output.toPath()).contains("ready");
    }
}
