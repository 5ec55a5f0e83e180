package org.charterflow.amendment.table;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.charterflow.charter.Labelled;
import org.charterflow.language.Bilingual;

/**
 * A decision table, whatever file it came from: all that a rule says, and nothing an engine could run besides.
 *
 * @param decisionId id of its decision, such as {@code voting-rule}
 * @param name what people call it
 * @param namespace of its file
 * @param description what it says in a sentence; empty for none
 * @param timeToLive how long the engine keeps its evaluations, ISO 8601; empty where the file does not say
 * @param hitPolicy such as {@code UNIQUE}, as DMN spells it
 */
public record DecisionTable(
        String decisionId,
        String name,
        String namespace,
        String description,
        String timeToLive,
        String hitPolicy,
        List<Column> inputs,
        List<Column> outputs,
        List<Row> rows) {

    public DecisionTable {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
        rows = List.copyOf(rows);
    }

    /**
     * An input or an output.
     *
     * @param name the input's expression, which is a variable's name, or the output's name
     * @param label what the table's head says, in one or two languages; may be empty
     * @param type such as {@code string}; may be empty
     */
    public record Column(String name, String label, String type) {

        boolean isNumber() {
            return List.of("integer", "long", "double", "number").contains(type.toLowerCase(Locale.ROOT));
        }

        boolean isBoolean() {
            return type.equalsIgnoreCase("boolean");
        }

        /** The head in each language. */
        public Bilingual words() {
            return label.isEmpty() ? Bilingual.same(name) : Labelled.split(label);
        }
    }

    /**
     * A rule.
     *
     * @param id unique within the table; rules are compared by it
     * @param description why the rule is there; empty for none
     * @param inputs one FEEL test for each input, empty for whatever value
     * @param outputs one FEEL expression for each output
     */
    public record Row(String id, String description, List<String> inputs, List<String> outputs) {

        public Row {
            inputs = List.copyOf(inputs);
            outputs = List.copyOf(outputs);
        }
    }

    /** What people call it, in each language. */
    public Bilingual title() {
        return Labelled.split(name);
    }

    /** The same table with other rules. */
    public DecisionTable withRows(List<Row> others) {
        return new DecisionTable(
                decisionId, name, namespace, description, timeToLive, hitPolicy, inputs, outputs, others);
    }

    /** The texts that the tests of an input name. */
    public Set<String> textsOfInput(int input) {
        return rows.stream()
                .flatMap(row -> CellLanguage.texts(row.inputs().get(input)).stream())
                .collect(Collectors.toSet());
    }

    /** The texts that the cells of an output name. */
    public Set<String> textsOfOutput(int output) {
        return rows.stream()
                .flatMap(row -> CellLanguage.texts(row.outputs().get(output)).stream())
                .collect(Collectors.toSet());
    }
}
