package org.charterflow.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/** On what, and of what, figures were taken. */
final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {}

    static Map<String, String> describe(String commit, String postgres) throws IOException {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("taken", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        facts.put("commit", commit);
        facts.put("processor", processor());
        facts.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("postgresql", postgres + ", fsync and synchronous_commit on, on the same machine");
        facts.put(
                "camunda",
                org.camunda.bpm.engine.ProcessEngine.class.getPackage().getImplementationVersion());
        facts.put("flowable", org.flowable.engine.ProcessEngine.VERSION);
        facts.put(
                "operaton",
                org.operaton.bpm.engine.ProcessEngine.class.getPackage().getImplementationVersion());
        facts.values().removeIf(value -> value == null);
        return facts;
    }

    private static String processor() throws IOException {
        if (!Files.exists(PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
