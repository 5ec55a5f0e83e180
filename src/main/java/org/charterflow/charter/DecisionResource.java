package org.charterflow.charter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/**
 * The file that serves a decision of an alliance.
 *
 * @param alliance alliance id
 * @param decisionId decision id
 * @param resource the DMN file
 * @param model whether it is the model's table, because the alliance has none of its own
 */
public record DecisionResource(String alliance, String decisionId, Resource resource, boolean model) {

    /** A table that is no file, such as one adopted by a resolution. */
    static DecisionResource of(String alliance, String decisionId, String text) {
        return new DecisionResource(alliance, decisionId, new ByteArrayResource(text.getBytes(UTF_8)), false);
    }

    /** Folder and file name, such as {@code charters/model/voting-rule.dmn}. */
    public String name() {
        return "charters/%s/%s.dmn".formatted(model ? CharterFiles.MODEL : alliance, decisionId);
    }

    /** The DMN, the same whatever line ends the file has. */
    String text() {
        try {
            return resource.getContentAsString(UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(name() + " cannot be read", e);
        }
    }
}
