package org.charterflow.ballot;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** An enumerated value with the word that tables, forms, process variables and API use for it. */
public interface Coded {

    /** The constant's name in the program. */
    String name();

    /** The word for it: the name in kebab-case, {@code no-quorum} for {@code NO_QUORUM}. */
    default String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The value of a word.
     *
     * @throws IllegalArgumentException if no value of the type has it; the message names those there are
     */
    static <T extends Enum<T> & Coded> T of(Class<T> type, String code) {
        T[] values = type.getEnumConstants();
        return Arrays.stream(values)
                .filter(value -> value.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Expected one of "
                        + Arrays.stream(values).map(Coded::code).collect(Collectors.joining(", ")) + ", not \"" + code
                        + "\""));
    }
}
