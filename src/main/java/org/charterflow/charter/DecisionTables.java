package org.charterflow.charter;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decision tables in force, alliance by alliance. The engine keeps and evaluates them. */
public interface DecisionTables {

    /**
     * Evaluates the newest version of an alliance's table.
     *
     * @param alliance alliance id
     * @param decisionId one of {@link CharterFiles#DECISIONS}
     * @param inputs the table's inputs by name; those that do not apply are null or absent
     * @return the rows that hold, none when the table has no answer
     * @throws IllegalArgumentException when the alliance has no such table
     */
    Decision evaluate(String alliance, String decisionId, Map<String, ? extends @Nullable Object> inputs);
}
