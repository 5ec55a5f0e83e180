package org.charterflow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the application contexts of a test run leave in a folder of {@code target/} for a check that runs when all tests
 * have run: lines of text, a file for each context.
 */
public final class RunRecord {

    private final Path folder;

    public RunRecord(String name) {
        folder = Path.of("target", name);
    }

    /** Forgets what earlier runs left. */
    void begin() throws IOException {
        Files.createDirectories(folder);
        for (Path file : files()) {
            if (!file.getFileName().toString().startsWith(run())) {
                Files.delete(file);
            }
        }
    }

    void write(Object context, List<String> lines) throws IOException {
        Files.write(folder.resolve(run() + System.identityHashCode(context) + ".txt"), lines);
    }

    /** The lines of all contexts, each once. */
    public Set<String> read() throws IOException {
        Set<String> lines = new TreeSet<>();
        for (Path file : files()) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private static String run() {
        return ProcessHandle.current().pid() + "-";
    }
}
