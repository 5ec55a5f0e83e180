package org.charterflow.benchmarks.coldstart;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.charterflow.benchmarks.CharterflowNode;
import org.charterflow.benchmarks.Database;

/** An application in its jar: it is up when an administrator has logged in and got a page. */
abstract class Application extends Program {

    private static final String ADMIN = "admin";
    private static final String PASSWORD = "Measured-Chief-1";

    private final boolean archived;
    private Path jar;
    private List<String> virtualMachine = List.of();
    private int port;
    private Visitor visitor;

    Application(boolean archived) {
        this.archived = archived;
    }

    /** Camunda's starter as it comes. */
    static class StockJar extends Application {
        public StockJar() {
            super(false);
        }

        StockJar(boolean archived) {
            super(archived);
        }

        @Override
        Path jar() {
            return Path.of("benchmarks", "stock", "target", "stock.jar");
        }

        @Override
        Map<String, Object> settings() {
            return Map.of(
                    "spring.datasource.url", database.url(),
                    "spring.datasource.username", database.user(),
                    "spring.datasource.password", database.password(),
                    "camunda.bpm.admin-user.id", ADMIN,
                    "camunda.bpm.admin-user.password", PASSWORD);
        }

        @Override
        boolean seesPage(Visitor visitor) throws Exception {
            return visitor.get("/camunda/app/welcome/default/").statusCode() == 200
                    && visitor.post(
                                            "/camunda/api/admin/auth/user/default/login/welcome",
                                            "X-XSRF-TOKEN",
                                            visitor.cookie("XSRF-TOKEN"),
                                            Map.of("username", ADMIN, "password", PASSWORD))
                                    .statusCode()
                            == 200
                    && visitor.get("/camunda/api/admin/auth/user/default")
                            .body()
                            .contains(ADMIN);
        }
    }

    /** The starter, unpacked, with an archive of its classes. */
    static final class StockArchive extends StockJar {
        public StockArchive() {
            super(true);
        }
    }

    /** The product. */
    static class ProductJar extends Application {
        public ProductJar() {
            super(false);
        }

        ProductJar(boolean archived) {
            super(archived);
        }

        @Override
        Path jar() throws IOException {
            try (Stream<Path> files = Files.list(Path.of("target"))) {
                return files.filter(
                                file -> file.getFileName().toString().matches("charterflow-[^-]*(-SNAPSHOT)?\\.jar"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("target/ has no charterflow jar"));
            }
        }

        @Override
        Map<String, Object> settings() {
            Map<String, Object> settings = new HashMap<>(CharterflowNode.settings(database));
            settings.put("server.servlet.session.cookie.secure", false);
            return settings;
        }

        @Override
        boolean seesPage(Visitor visitor) throws Exception {
            String login = visitor.get("/login").body();
            String token = login.replaceAll("(?s).*name=\"_csrf\"[^>]*value=\"([^\"]*)\".*", "$1");
            return visitor.post("/login", "", "", Map.of("username", ADMIN, "password", PASSWORD, "_csrf", token))
                                    .statusCode()
                            == 302
                    && visitor.get("/cases").statusCode() == 200;
        }
    }

    /** The product, unpacked, with an archive of its classes and the beans of its build, as its image has it. */
    static final class ProductArchive extends ProductJar {
        public ProductArchive() {
            super(true);
        }

        @Override
        List<String> options(String archive) {
            return List.of(archive, "-Dspring.aot.enabled=true");
        }
    }

    abstract Path jar() throws IOException;

    abstract Map<String, Object> settings();

    /** What Java is told of an archive. */
    List<String> options(String archive) {
        return List.of(archive);
    }

    /** Logs in and gets a page; any failure means not yet. */
    abstract boolean seesPage(Visitor visitor) throws Exception;

    @Override
    public void start(Database own) throws Exception {
        super.start(own);
        jar = jar().toAbsolutePath();
        if (archived) {
            Path folder = Files.createTempDirectory("coldstart");
            run("-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination", folder.toString());
            jar = folder.resolve(jar.getFileName());
            Path archive = folder.resolve("classes.jsa");
            virtualMachine = options("-XX:ArchiveClassesAtExit=" + archive);
            firstStart();
            virtualMachine = options("-XX:SharedArchiveFile=" + archive);
        } else {
            firstStart();
        }
    }

    /** Makes the tables, and the archive if there is to be one. */
    private void firstStart() throws Exception {
        prepare(1);
        run(arguments());
        end();
    }

    private static void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        int code = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(command + " ended with " + code);
        }
    }

    @Override
    public void prepare(int size) throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        visitor = new Visitor(port);
        super.prepare(size);
    }

    @Override
    List<String> arguments() {
        List<String> arguments = new ArrayList<>(virtualMachine);
        arguments.add("-jar");
        arguments.add(jar.toString());
        Map<String, Object> settings = new HashMap<>(settings());
        settings.put("server.port", port);
        settings.forEach((key, value) -> arguments.add("--" + key + "=" + value));
        return arguments;
    }

    @Override
    boolean isReady(File output) throws Exception {
        return visitor.answers() && seesPage(visitor);
    }
}
