package org.charterflow.charter;

import org.charterflow.language.Bilingual;

/** Texts of tables and documents that have both languages in one line, Chinese first: {@code 期限 Period}, {@code 金额（元）Amount in yuan}. */
public final class Labelled {

    private Labelled() {}

    /** The two languages apart; the same text twice where there is one. */
    public static Bilingual split(String label) {
        for (int i = 1; i < label.length() - 1; i++) {
            boolean parts = label.charAt(i) == ' ' || label.charAt(i - 1) == '）';
            if (parts
                    && isChinese(label.substring(0, i))
                    && label.charAt(i - 1) >= 0x80
                    && !isChinese(label.substring(i))) {
                return Bilingual.of(label.substring(0, i), label.substring(i).strip());
            }
        }
        return Bilingual.same(label);
    }

    static boolean isChinese(String text) {
        return text.codePoints().anyMatch(Character::isIdeographic);
    }
}
