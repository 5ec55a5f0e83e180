package org.charterflow.charter;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decision tables, alliance by alliance. The engine keeps and evaluates them. */
public interface DecisionTables {

    /**
     * Evaluates the version of an alliance's table that is in force.
     *
     * @param alliance alliance id
     * @param decisionId one of {@link CharterFiles#DECISIONS}
     * @param inputs the table's inputs by name; those that do not apply are null or absent
     * @return the rows that hold, none when the table has no answer
     * @throws IllegalArgumentException when the alliance has no such table
     */
    Decision evaluate(String alliance, String decisionId, Map<String, ? extends @Nullable Object> inputs);

    /** The tables as they were in force at an instant: what began then keeps them. */
    DecisionTables asOf(Instant began);

    /**
     * The tables as they were in force when a case was opened: a running case keeps the rules it began with.
     *
     * @throws IllegalArgumentException when there is no such case
     */
    DecisionTables ofCase(String caseNumber);
}
