package org.charterflow.benchmarks.textbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The models of the benchmarks. */
final class Models {

    private Models() {}

    static String read(String name) {
        try (var file = Models.class.getResourceAsStream("/models/" + name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
