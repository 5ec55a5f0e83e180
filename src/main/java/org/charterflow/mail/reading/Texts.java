package org.charterflow.mail.reading;

/** Makes strangers' text harmless for one line of display. */
final class Texts {

    private static final int LONGEST_LINE = 1_000;
    private static final int LONGEST_NAME = 200;

    private Texts() {}

    /** Without control and direction characters, white space folded to one blank, at most 1,000 characters. */
    static String oneLine(String text) {
        StringBuilder line = new StringBuilder(Math.min(text.length(), LONGEST_LINE));
        boolean blank = false;
        for (int i = 0; i < text.length() && line.length() < LONGEST_LINE; i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                blank = !line.isEmpty();
            } else if (!Character.isISOControl(c) && !isDirection(c)) {
                if (blank) {
                    line.append(' ');
                    blank = false;
                }
                line.append(c);
            }
        }
        return line.toString();
    }

    /** A file's name for display: the last path segment in one line, at most 200 characters. */
    static String fileName(String name) {
        String line = oneLine(name).replace('\\', '/');
        String last = line.substring(line.lastIndexOf('/') + 1).strip();
        if (last.isEmpty() || last.equals(".") || last.equals("..")) {
            return "attachment";
        }
        return last.length() <= LONGEST_NAME ? last : last.substring(last.length() - LONGEST_NAME);
    }

    static boolean isDirection(char c) {
        return c == '\u061C'
                || c == '\u200E'
                || c == '\u200F'
                || (c >= '\u202A' && c <= '\u202E')
                || (c >= '\u2066' && c <= '\u2069');
    }
}
