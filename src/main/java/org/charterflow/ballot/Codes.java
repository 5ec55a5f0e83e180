package org.charterflow.ballot;

import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds enumerated values by the word that tables, forms and API use for them. */
final class Codes {

    private Codes() {}

    static <T> T find(T[] values, Function<T, String> code, String wanted) {
        for (T value : values) {
            if (code.apply(value).equals(wanted)) {
                return value;
            }
        }
        throw new IllegalArgumentException("Expected one of "
                + Arrays.stream(values).map(code).collect(Collectors.joining(", ")) + ", not \"" + wanted + "\"");
    }
}
