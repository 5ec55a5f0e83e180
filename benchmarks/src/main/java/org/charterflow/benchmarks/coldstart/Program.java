package org.charterflow.benchmarks.coldstart;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;

/** A program that is started in each round and ended after it. */
abstract class Program implements Contestant {

    private static final long PATIENCE_SECONDS = 180;

    Database database;
    private Process process;
    private File log;
    private boolean ready;

    /** What stands behind {@code java}. */
    abstract List<String> arguments() throws Exception;

    /** Whether the process does its work by now. */
    abstract boolean isReady(File output) throws Exception;

    @Override
    public void start(Database own) throws Exception {
        database = own;
        log = Files.createTempFile("coldstart", ".log").toFile();
        log.deleteOnExit();
    }

    @Override
    public void prepare(int size) throws Exception {
        end();
        ready = false;
        arguments();
    }

    @Override
    public void work() throws Exception {
        run(arguments());
    }

    /** Starts it and waits until it is ready. */
    final void run(List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(arguments);
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!isReady(log)) {
            if (!process.isAlive() || System.nanoTime() > until) {
                throw new IllegalStateException("it did not start: " + Files.readString(log.toPath()));
            }
            Thread.sleep(10);
        }
        ready = true;
    }

    /** Ends it as an operator does, and waits. */
    final void end() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            process = null;
        }
    }

    @Override
    public Map<String, Long> outcome() throws InterruptedException, IOException {
        end();
        return Map.of("ready", ready ? 1L : 0L);
    }
}
