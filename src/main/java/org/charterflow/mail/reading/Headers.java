package org.charterflow.mail.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up fields in a list. */
final class Headers {

    private Headers() {}

    /** The value of the topmost field of the lower-case name. */
    static @Nullable String value(List<Header> headers, String name) {
        for (Header header : headers) {
            if (header.name().equals(name)) {
                return header.value();
            }
        }
        return null;
    }
}
