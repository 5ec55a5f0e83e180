package org.charterflow.checks;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the names of variables out of JUEL and FEEL expressions. */
final class Expressions {

    private static final Pattern JUEL = Pattern.compile("[$#]\\{([^}]*)}");
    private static final Pattern TEXT = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final Pattern GET_VARIABLE = Pattern.compile("(?:get|has)Variable(?:Local)?\\(\\s*['\"](\\w+)['\"]");
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([a-zA-Z_]\\w*)(?!\\w*\\s*\\()");
    private static final Set<String> WORDS = Set.of(
            "true",
            "false",
            "null",
            "empty",
            "and",
            "or",
            "not",
            "eq",
            "ne",
            "lt",
            "gt",
            "le",
            "ge",
            "div",
            "mod",
            "instanceof",
            "execution",
            "task",
            "authenticatedUserId",
            "loopCounter",
            "nrOfInstances",
            "nrOfActiveInstances",
            "nrOfCompletedInstances",
            "if",
            "then",
            "else",
            "in",
            "between",
            "date",
            "time");

    private Expressions() {}

    /** Variables read by the {@code ${…}} parts of a text, names of beans included. */
    static Set<String> juel(String text) {
        Set<String> names = new TreeSet<>();
        JUEL.matcher(text).results().map(m -> m.group(1)).forEach(body -> {
            GET_VARIABLE.matcher(body).results().forEach(m -> names.add(m.group(1)));
            names(body).forEach(names::add);
        });
        return names;
    }

    /** Variables read by an input expression of a table. */
    static Set<String> feel(String text) {
        Set<String> names = new TreeSet<>();
        names(text).forEach(names::add);
        return names;
    }

    private static Stream<String> names(String body) {
        return NAME.matcher(TEXT.matcher(body).replaceAll("''"))
                .results()
                .map(m -> m.group(1))
                .filter(n -> !WORDS.contains(n));
    }
}
