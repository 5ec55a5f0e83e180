package org.charterflow.language;

import java.text.Normalizer;

/**
 * Compatibility normalisation (NFKC, Unicode Standard Annex 15) of strangers' text, in linear time: the JDK's own takes
 * time with the square of the number of marks on one character, minutes for a mail of nothing else.
 */
public final class Nfkc {

    /** UAX 15, 13 (Stream-Safe Text Format): no language puts more marks on one character. */
    private static final int MOST_MARKS = 30;

    private Nfkc() {}

    /** The text in NFKC; marks beyond the thirtieth on one character are dropped. */
    public static String of(String text) {
        return Normalizer.normalize(withFewMarks(text), Normalizer.Form.NFKC);
    }

    private static String withFewMarks(String text) {
        StringBuilder kept = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            marks = isMark(c) ? marks + 1 : 0;
            if (marks <= MOST_MARKS) {
                kept.appendCodePoint(c);
            }
            i += Character.charCount(c);
        }
        return kept.length() == text.length() ? text : kept.toString();
    }

    /** Whether normalisation may move the character; the half-width sound marks become combining ones. */
    static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || c == 0xFF9E
                || c == 0xFF9F;
    }
}
