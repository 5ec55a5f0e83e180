package org.charterflow.mail.inbound;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Finds the Message-ID without parsing: the store must take what no parser understands. */
final class MessageIdScan {

    private static final String NAME = "message-id:";
    private static final int LONGEST = 998;

    private MessageIdScan() {}

    static @Nullable String in(byte[] content, int limit) {
        String head = new String(content, 0, Math.min(content.length, limit), StandardCharsets.ISO_8859_1);
        int start = 0;
        while (start < head.length()) {
            int end = head.indexOf('\n', start);
            int stop = end < 0 ? head.length() : end;
            if (head.substring(start, stop).isBlank()) {
                return null;
            }
            if (head.regionMatches(true, start, NAME, 0, NAME.length())) {
                return id(head.substring(start + NAME.length(), unfolded(head, stop)));
            }
            start = stop + 1;
        }
        return null;
    }

    private static int unfolded(String head, int lineEnd) {
        int end = lineEnd;
        while (end + 1 < head.length() && (head.charAt(end + 1) == ' ' || head.charAt(end + 1) == '\t')) {
            int next = head.indexOf('\n', end + 1);
            end = next < 0 ? head.length() : next;
        }
        return end;
    }

    private static @Nullable String id(String value) {
        StringBuilder printed = new StringBuilder();
        value.chars().filter(c -> c > ' ').forEach(c -> printed.append((char) c));
        String id = printed.toString();
        return id.isEmpty() || id.equals("<>") || id.length() > LONGEST ? null : id;
    }
}
