package org.charterflow.benchmarks.ballot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A ballot as textbooks model it: one parallel user task for each voter, votes in process variables. */
final class TextbookModel {

    private TextbookModel() {}

    /**
     * @param vendor the namespace of the engine's attributes
     * @param tuned whether each completion ends in a transaction of its own before the instances are joined
     */
    static String bpmn(String vendor, boolean tuned) {
        try (var file = TextbookModel.class.getResourceAsStream("/models/textbook-ballot.bpmn")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("http://vendor", vendor)
                    .replace("vendor:tuned", tuned ? "vendor:asyncAfter=\"true\"" : "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
