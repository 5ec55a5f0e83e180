package org.charterflow.alliance;

import java.util.Locale;
import org.charterflow.language.Nfkc;

/** How labels and names are compared: by what they say, not by how they were typed. */
public final class Labels {

    private Labels() {}

    /**
     * Folds width and case (NFKC), drops blanks, list numbers, bullets, quotation marks and the marks of required
     * fields; brackets are kept, all of one kind.
     */
    public static String normalised(String text) {
        String folded = Nfkc.of(text).toLowerCase(Locale.ROOT);
        StringBuilder kept = new StringBuilder(folded.length());
        folded.codePoints().filter(Labels::isKept).map(Labels::bracket).forEach(kept::appendCodePoint);
        return withoutNumber(kept.toString());
    }

    /** The label without what stands in brackets behind it: {@code 单位名称（全称）} is {@code 单位名称}. */
    public static String withoutRemark(String normalised) {
        int open = normalised.indexOf('(');
        return open > 0 && normalised.endsWith(")") ? normalised.substring(0, open) : normalised;
    }

    /** The text without full stops and exclamation marks, wherever they stand. */
    public static String withoutStops(String normalised) {
        return normalised.replace(".", "").replace("。", "").replace("!", "");
    }

    /** A version as it is compared: {@code V2.0}, {@code 2.0 版} and {@code version 2.0} are {@code 2.0}. */
    public static String version(String text) {
        String folded = normalised(text);
        int from = 0;
        while (from < folded.length() && !Character.isDigit(folded.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < folded.length() && (Character.isDigit(folded.charAt(to)) || folded.charAt(to) == '.')) {
            to++;
        }
        return folded.substring(from, to);
    }

    private static boolean isKept(int c) {
        return !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.FORMAT
                && "*•·●○■□◆▪–—-_\"'“”‘’《》<>#>|".indexOf(c) < 0;
    }

    private static int bracket(int c) {
        return switch (c) {
            case '[', '【', '〔', '{', '『', '「' -> '(';
            case ']', '】', '〕', '}', '』', '」' -> ')';
            default -> c;
        };
    }

    private static String withoutNumber(String text) {
        int i = 0;
        while (i < text.length() && Character.isDigit(text.charAt(i))) {
            i++;
        }
        boolean numbered = i > 0 && i < text.length() && ".、)".indexOf(text.charAt(i)) >= 0;
        String rest = numbered ? text.substring(i + 1) : text;
        boolean bracketed = rest.length() > 2 && rest.charAt(0) == '(' && rest.indexOf(')') == rest.length() - 1;
        return bracketed ? rest.substring(1, rest.length() - 1) : rest;
    }
}
