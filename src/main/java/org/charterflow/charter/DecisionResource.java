package org.charterflow.charter;

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

    /** Folder and file name, such as {@code charters/model/voting-rule.dmn}. */
    public String name() {
        return "charters/%s/%s.dmn".formatted(model ? CharterFiles.MODEL : alliance, decisionId);
    }
}
