package org.charterflow.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A contestant as the measuring process sees it. */
final class ContestantProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final BufferedReader answers;
    private final Path log;

    ContestantProcess(Benchmark benchmark, Class<? extends Contestant> program, Database database) throws IOException {
        log = Path.of(
                "benchmarks",
                "target",
                "logs",
                benchmark.id() + "-" + program.getName().replaceAll(".*[.]", "") + ".log");
        Files.createDirectories(log.getParent());
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx768m",
                        "-Dfile.encoding=UTF-8",
                        "-Duser.timezone=UTC",
                        "-Dlogback.configurationFile=logging.xml",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ContestantProgram.class.getName(),
                        program.getName(),
                        database.url(),
                        database.user(),
                        database.password())
                .redirectError(log.toFile())
                .start();
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Waits until it is ready. */
    void awaitStart() throws IOException {
        answer();
    }

    void prepare(int size, String aspect) {
        tell("prepare " + size + " " + aspect);
    }

    /** Nanoseconds. */
    long work() {
        return tell("work").get("nanos");
    }

    Map<String, Long> outcome() {
        return tell("outcome");
    }

    private Map<String, Long> tell(String command) {
        try {
            process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            return answer();
        } catch (IOException e) {
            throw new UncheckedIOException(command + " failed, see " + log, e);
        }
    }

    private Map<String, Long> answer() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("the contestant has ended, see " + log);
        }
        return JSON.readValue(line, new TypeReference<>() {});
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
