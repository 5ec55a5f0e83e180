package org.charterflow.language;

/** Strangers' text inside Markdown. */
public final class PlainText {

    private PlainText() {}

    /** The text with every character of Markdown escaped, in one line: what strangers wrote is text, never markup. */
    public static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length());
        for (char c : text.toCharArray()) {
            if ("\\`*_{}[]()#+!|<>".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c == '\n' || c == '\r' ? ' ' : c);
        }
        return escaped.toString();
    }
}
