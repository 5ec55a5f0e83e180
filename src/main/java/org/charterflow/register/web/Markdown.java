package org.charterflow.register.web;

import java.util.ArrayList;
import java.util.List;
import org.charterflow.register.web.Markdown.Block.Kind;

/** The little Markdown that governing documents are written in: headings, paragraphs, list items. */
final class Markdown {

    /** What a text says of itself before it begins. */
    private static final String FRONT_MATTER = "^---\\R(?s:.*?)\\R---\\R";

    private Markdown() {}

    /** A piece of a text; the template escapes it. */
    record Block(Kind kind, String text) {

        enum Kind {
            TITLE,
            HEADING,
            ITEM,
            PARAGRAPH
        }
    }

    static List<Block> blocks(String markdown) {
        List<Block> blocks = new ArrayList<>();
        StringBuilder paragraph = new StringBuilder();
        for (String line : (markdown.replaceFirst(FRONT_MATTER, "") + "\n\n")
                .lines()
                .map(String::strip)
                .toList()) {
            Kind kind = kind(line);
            if (line.isEmpty() || kind != Kind.PARAGRAPH) {
                if (!paragraph.isEmpty()) {
                    blocks.add(new Block(Kind.PARAGRAPH, paragraph.toString()));
                    paragraph.setLength(0);
                }
                if (!line.isEmpty()) {
                    blocks.add(new Block(kind, plain(line.replaceFirst("^(#+|[-*])\\s+", ""))));
                }
            } else {
                paragraph
                        .append(paragraph.isEmpty() || isChinese(paragraph, line) ? "" : " ")
                        .append(plain(line));
            }
        }
        return List.copyOf(blocks);
    }

    private static Kind kind(String line) {
        if (line.startsWith("# ")) {
            return Kind.TITLE;
        } else if (line.startsWith("#")) {
            return Kind.HEADING;
        }
        return line.matches("([-*]|\\d+\\.)\\s.*") ? Kind.ITEM : Kind.PARAGRAPH;
    }

    /** Chinese lines are joined without a blank. */
    private static boolean isChinese(CharSequence before, String after) {
        return Character.isIdeographic(after.codePointAt(0)) && before.charAt(before.length() - 1) > 0x2e80;
    }

    private static String plain(String text) {
        return text.replace("**", "").replace("`", "");
    }
}
