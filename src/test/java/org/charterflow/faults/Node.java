package org.charterflow.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A node of the application in a process of its own: it can be stopped at a point, go on, and be killed. */
final class Node implements AutoCloseable {

    static final String CLOCK_AHEAD = "faults.clock-ahead";

    private static final Duration START = Duration.ofMinutes(6);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String name;
    private final Process process;
    private final Path log;
    private final Set<String> said = ConcurrentHashMap.newKeySet();
    private Duration ahead;

    private Node(String name, Process process, Path log, Duration ahead) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.ahead = ahead;
    }

    /**
     * Starts a node; it may not yet be ready when this returns.
     *
     * @param environment its settings
     * @param options of the Java machine
     * @param ahead how far its clock is ahead of the system's
     */
    static Node start(String name, Map<String, String> environment, List<String> options, Duration ahead)
            throws IOException {
        Path log = Path.of("target", "faults", name + ".log");
        Files.createDirectories(log.getParent());
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dfile.encoding=UTF-8"));
        command.add("-D" + CLOCK_AHEAD + "=" + ahead);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath(), NodeProgram.class.getName()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.to(log.toFile()));
        builder.environment().putAll(environment);
        var node = new Node(name, builder.start(), log, ahead);
        node.listen();
        return node;
    }

    String name() {
        return name;
    }

    /** Where it answers, once it is ready. */
    URI site() {
        return URI.create("http://127.0.0.1:"
                + said.stream()
                        .filter(words -> words.startsWith("port "))
                        .findFirst()
                        .orElseThrow()
                        .substring("port ".length()));
    }

    /** How far its clock is ahead; its successor's must not be behind. */
    Duration ahead() {
        return ahead;
    }

    Node ready() {
        await(name).atMost(START).until(() -> heard("started"));
        return this;
    }

    void stopAt(StopPoint point) {
        said.remove("reached " + point);
        tell("stop-at " + point);
    }

    void awaitStopAt(StopPoint point) {
        await(name + " at " + point).atMost(PATIENCE).until(() -> heard("reached " + point));
    }

    void resume(StopPoint point) {
        tell("resume " + point);
    }

    void forward(Duration duration) {
        ahead = ahead.plus(duration);
        tell("forward " + duration);
    }

    /** Takes every connection of its pool for a while, as a leak or a slow query does. */
    void hoard(Duration duration) {
        tell("hoard " + duration);
    }

    boolean isReady() {
        return process.isAlive() && said.contains("started");
    }

    boolean isAt(StopPoint point) {
        return said.contains("reached " + point);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** SIGKILL: nothing is closed, nothing rolled back, nobody told. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** How much the node's log says of something. */
    long logged(String words) {
        try (var lines = Files.lines(log, UTF_8)) {
            return lines.filter(line -> line.contains(words)).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }

    private boolean heard(String words) {
        if (!said.contains(words) && !process.isAlive()) {
            throw new IllegalStateException(name + " has ended, see " + log);
        }
        return said.contains(words);
    }

    private void tell(String command) {
        try {
            process.getOutputStream().write((command + "\n").getBytes(UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + ": " + command, e);
        }
    }

    private void listen() {
        var listener = new Thread(
                () -> {
                    try (BufferedReader lines = process.inputReader(UTF_8)) {
                        lines.lines().forEach(said::add);
                    } catch (IOException | UncheckedIOException e) {
                        said.add("ended");
                    }
                },
                "listen-" + name);
        listener.setDaemon(true);
        listener.start();
    }

    /** Surefire hands its class path over in a jar's manifest; this is what stands in it. */
    private static String classPath() {
        return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .replace(File.pathSeparator + File.pathSeparator, File.pathSeparator);
    }
}
