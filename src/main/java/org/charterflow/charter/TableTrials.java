package org.charterflow.charter;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a table would answer that nobody has put into force: the engine's own reading, and nothing is deployed. */
public interface TableTrials {

    /**
     * Whether the test of an input holds.
     *
     * @param test a FEEL test; empty for one that always holds
     * @throws IllegalArgumentException if it cannot be read, or not be said of this input
     */
    boolean holds(String test, @Nullable Object input);

    /**
     * What an output is.
     *
     * @param expression in FEEL
     * @param inputs by name
     * @throws IllegalArgumentException if it cannot be read or calculated
     */
    @Nullable
    Object value(String expression, Map<String, ? extends @Nullable Object> inputs);

    /**
     * A table as the engine would answer from it.
     *
     * @param decisionId id of its decision
     * @param dmn the file's text
     * @return from inputs by name to the rows that hold
     * @throws IllegalArgumentException if the engine would not take the table
     */
    Function<Map<String, ? extends @Nullable Object>, List<Map<String, @Nullable Object>>> trial(
            String decisionId, String dmn);
}
