package org.charterflow.alliance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list that is not there is empty. */
final class Lists {

    private Lists() {}

    static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
