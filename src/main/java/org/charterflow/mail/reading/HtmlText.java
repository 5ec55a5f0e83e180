package org.charterflow.mail.reading;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeVisitor;

/**
 * HTML as plain text: what a reader sees, line by line; lines inside a quotation carry {@code >} as in plain mail, so
 * that one set of rules finds the answer above or below it.
 */
final class HtmlText {

    private static final Set<String> UNSEEN = Set.of("head", "style", "script", "title", "template", "noscript");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "tr",
            "table",
            "ul",
            "ol",
            "li",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
            "pre",
            "hr",
            "section",
            "article",
            "header",
            "footer",
            "center",
            "form",
            "dl",
            "dt",
            "dd");

    /** Containers that mail programs put their quotation into. */
    private static final Set<String> QUOTING_CLASSES = Set.of("gmail_quote", "yahoo_quoted", "moz-cite-prefix-body");

    private static final Set<String> QUOTING_IDS = Set.of("isreplycontent", "ntes-quote", "original-content");
    private static final Set<String> SIGNATURE_CLASSES = Set.of("gmail_signature", "moz-signature");
    private static final Set<String> SIGNATURE_IDS = Set.of("xm_signature", "ms-outlook-mobile-signature");

    /** Outlook marks the place where the quotation begins; everything behind it in the document belongs to it. */
    private static final Set<String> QUOTATION_BEGINS = Set.of("divrplyfwdmsg", "appendonsend", "olk_src_body_section");

    private HtmlText() {}

    /**
     * @param mostTags how many tags are read
     * @param limit how long it may take
     * @throws UnreadableMail when there are more, or it took longer: some HTML takes a parser more than linear time
     */
    static String of(String html, int mostTags, WorkLimit limit) throws UnreadableMail {
        if (html.chars().filter(c -> c == '<').limit(mostTags + 1L).count() > mostTags) {
            throw new UnreadableMail("too-much-markup");
        }
        Writer writer = new Writer();
        try {
            Parser.htmlParser().parseInput(new TimedReader(html, limit), "").traverse(writer);
        } catch (UncheckedIOException e) {
            throw new UnreadableMail("too-slow", e);
        }
        return writer.text();
    }

    /** Hands out the text in small pieces as long as there is time. */
    private static final class TimedReader extends StringReader {

        private static final int PIECE = 1_024;
        private final WorkLimit limit;

        TimedReader(String text, WorkLimit limit) {
            super(text);
            this.limit = limit;
        }

        @Override
        public int read(char[] into, int from, int length) throws IOException {
            if (limit.isReached()) {
                throw new IOException("no time left");
            }
            return super.read(into, from, Math.min(length, PIECE));
        }
    }

    private static final class Writer implements NodeVisitor {

        private final StringBuilder out = new StringBuilder();
        private boolean lineStarted;
        private boolean blankPending;
        private int quoted;
        private int hidden;
        private boolean restIsQuotation;

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode text) {
                if (hidden == 0) {
                    text(text.getWholeText(), isPreformatted(text));
                }
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (!(node instanceof Element element)) {
                return;
            }
            if (isHidden(element)) {
                hidden--;
            }
            if (BLOCKS.contains(element.normalName())) {
                endLine();
            }
            if (isQuotation(element)) {
                endLine();
                quoted--;
            }
        }

        private void open(Element element) {
            if (isHidden(element)) {
                hidden++;
            }
            if (QUOTATION_BEGINS.contains(element.id().toLowerCase(Locale.ROOT))) {
                endLine();
                restIsQuotation = true;
            }
            if (BLOCKS.contains(element.normalName())) {
                endLine();
            }
            if (isQuotation(element)) {
                quoted++;
            }
            if (hidden == 0 && element.normalName().equals("br")) {
                newLine();
            } else if (hidden == 0 && element.normalName().equals("td") && lineStarted) {
                blankPending = true;
            }
        }

        private static boolean isHidden(Element element) {
            if (UNSEEN.contains(element.normalName())
                    || element.hasAttr("hidden")
                    || SIGNATURE_IDS.contains(element.id().toLowerCase(Locale.ROOT))) {
                return true;
            }
            for (String name : SIGNATURE_CLASSES) {
                if (element.hasClass(name)) {
                    return true;
                }
            }
            String style = element.attr("style");
            return !style.isEmpty()
                    && style.length() < 2_000
                    && style.replace(" ", "").toLowerCase(Locale.ROOT).contains("display:none");
        }

        private static boolean isQuotation(Element element) {
            if (element.normalName().equals("blockquote")) {
                return true;
            }
            if (QUOTING_IDS.contains(element.id().toLowerCase(Locale.ROOT))) {
                return true;
            }
            for (String name : QUOTING_CLASSES) {
                if (element.hasClass(name)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isPreformatted(TextNode text) {
            Node parent = text.parent();
            return parent instanceof Element element && element.normalName().equals("pre");
        }

        private void text(String text, boolean preformatted) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (preformatted && c == '\n') {
                    newLine();
                } else if (c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\u00A0') {
                    blankPending |= lineStarted;
                } else {
                    startLine();
                    if (blankPending) {
                        out.append(' ');
                        blankPending = false;
                    }
                    out.append(c);
                }
            }
        }

        private void startLine() {
            if (!lineStarted) {
                lineStarted = true;
                if (quoted > 0 || restIsQuotation) {
                    out.append("> ");
                }
            }
        }

        private void endLine() {
            if (lineStarted) {
                newLine();
            }
        }

        private void newLine() {
            if (!lineStarted && (quoted > 0 || restIsQuotation)) {
                out.append('>');
            }
            out.append('\n');
            lineStarted = false;
            blankPending = false;
        }

        String text() {
            return out.toString();
        }
    }
}
