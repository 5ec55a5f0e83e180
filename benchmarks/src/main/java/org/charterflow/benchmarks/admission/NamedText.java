package org.charterflow.benchmarks.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A recorded value with the names in it.
 *
 * @param parts text and names in turn, text first; null for no value
 */
record NamedText(List<String> parts) {

    private static final String BYTES = "\\x";

    static NamedText of(String value, Pattern names) {
        if (value == null) {
            return new NamedText(null);
        }
        // A file's bytes name nothing; a name found in them is chance.
        if (value.startsWith(BYTES)) {
            return new NamedText(List.of(value));
        }
        List<String> parts = new ArrayList<>();
        Matcher name = names.matcher(value);
        int from = 0;
        while (name.find()) {
            parts.add(value.substring(from, name.start()));
            parts.add(name.group());
            from = name.end();
        }
        parts.add(value.substring(from));
        return new NamedText(List.copyOf(parts));
    }

    /** Nothing but the number of the repetition. */
    static NamedText ofNumber() {
        return new NamedText(List.of("", Names.NUMBER, ""));
    }

    boolean isNamed() {
        return parts != null && parts.size() > 1;
    }

    /** The value with other names. */
    String with(Names names) {
        if (parts == null) {
            return null;
        }
        StringBuilder value = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            value.append(i % 2 == 0 ? parts.get(i) : names.other(parts.get(i)));
        }
        return value.toString();
    }
}
