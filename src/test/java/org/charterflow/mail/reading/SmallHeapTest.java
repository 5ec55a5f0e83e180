package org.charterflow.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows 39 and 40 in 64 MB: a JVM of its own reads them all and lives. */
class SmallHeapTest {

    /** What breaks a bound, and by which; the product's own limit of time may come first where a parser is slow. */
    private static final Map<String, Set<String>> BOMBS = Map.of(
            "nested-parts", Set.of("too-deep"),
            "many-parts", Set.of("too-many-parts"),
            "long-header", Set.of("header-too-large"),
            "folded-header", Set.of("header-too-large"),
            "many-headers", Set.of("header-too-large"),
            "much-html", Set.of("too-much-markup"));

    private static final Set<String> READ = Set.of("human", "too-slow");

    @TempDir
    Path folder;

    @Test
    void bombsAndHostileTextEndInADispositionWithin64Megabytes() throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HostileMails.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        int code = child.waitFor();
        List<String> lines = Files.readAllLines(output);
        assertThat(code).as(String.join("\n", lines)).isZero();
        Map<String, String> outcomes = new HashMap<>();
        lines.stream()
                .map(line -> line.split(" ", 2))
                .filter(words -> words.length == 2)
                .forEach(words -> outcomes.put(words[0], words[1]));
        assertThat(outcomes).containsOnlyKeys(HostileMails.all().keySet());
        outcomes.forEach((mail, outcome) -> assertThat(outcome).as(mail).isIn(BOMBS.getOrDefault(mail, READ)));
    }
}
