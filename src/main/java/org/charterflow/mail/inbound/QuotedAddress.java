package org.charterflow.mail.inbound;

import java.util.Locale;
import org.charterflow.mail.reading.ParsedMail;

/** Finds a reply address of ours that stands in a mail's text alone: whoever quotes one has not written to it. */
final class QuotedAddress {

    private static final int TOKEN = 34;

    private QuotedAddress() {}

    /** Whether text or HTML, quotations included, name an address with a token at the domain. */
    static boolean in(ParsedMail mail, String domain) {
        return in(mail.text(), domain) || in(mail.html(), domain);
    }

    private static boolean in(@org.jspecify.annotations.Nullable String text, String domain) {
        if (text == null) {
            return false;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        String end = "@" + domain.toLowerCase(Locale.ROOT);
        for (int at = lower.indexOf(end); at >= 0; at = lower.indexOf(end, at + 1)) {
            int plus = at - TOKEN - 1;
            if (plus > 0 && lower.charAt(plus) == '+' && isToken(lower, plus + 1, at)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isToken(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '2' || c > '7')) {
                return false;
            }
        }
        return true;
    }
}
