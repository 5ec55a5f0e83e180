package org.charterflow.mail.reading;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Message-IDs in a header value: everything between angle brackets, without white space (RFC 5322, 3.6.4). */
final class MessageIds {

    private static final int LONGEST = 998;

    private MessageIds() {}

    static List<String> in(@Nullable String value) {
        List<String> ids = new ArrayList<>();
        if (value == null) {
            return ids;
        }
        int open = value.indexOf('<');
        while (open >= 0) {
            int close = value.indexOf('>', open);
            if (close < 0) {
                break;
            }
            String id = value.substring(open, close + 1).replace(" ", "").replace("\t", "");
            if (id.length() > 2 && id.length() <= LONGEST) {
                ids.add(id);
            }
            open = value.indexOf('<', close);
        }
        if (ids.isEmpty() && !value.isBlank() && value.indexOf(' ') < 0 && value.length() <= LONGEST) {
            ids.add("<" + value.replace("<", "").replace(">", "") + ">");
        }
        return ids;
    }
}
