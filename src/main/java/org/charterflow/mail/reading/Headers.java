package org.charterflow.mail.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks up fields in a list. */
final class Headers {

    private Headers() {}

    /**
     * The text with SUB for NUL, which no database takes. It is not left out: an address must not become another one by
     * what this program does not see.
     */
    static String storable(String text) {
        return text.replace('\0', '\u001A');
    }

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
