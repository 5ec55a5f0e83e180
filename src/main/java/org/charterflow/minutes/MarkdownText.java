package org.charterflow.minutes;

import java.util.stream.Collectors;
import org.charterflow.language.PlainText;

/** What people typed, as Markdown that says exactly that: nothing in it is markup. */
final class MarkdownText {

    private MarkdownText() {}

    /** In one line. */
    static String line(String text) {
        String escaped = PlainText.escaped(text.strip()).replace("&", "&amp;").replace("~", "\\~");
        return escaped.replaceFirst("^([-=])", "\\\\$1").replaceFirst("^(\\d{1,9})([.)])", "$1\\\\$2");
    }

    /** Paragraph by paragraph; blank lines are dropped. */
    static String paragraphs(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(MarkdownText::line)
                .collect(Collectors.joining("\n\n"));
    }
}
