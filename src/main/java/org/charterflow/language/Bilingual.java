package org.charterflow.language;

import java.io.Serializable;
import java.util.Locale;

/**
 * One text in Chinese and in English.
 *
 * <p>Serialised as {@code {"zh": "…", "en": "…"}}.
 */
public record Bilingual(String zh, String en) implements Serializable {

    public static Bilingual of(String zh, String en) {
        return new Bilingual(zh, en);
    }

    /** A text that reads the same in both languages: a name, a number, an address. */
    public static Bilingual same(String text) {
        return new Bilingual(text, text);
    }

    /**
     * @param language a language tag; {@code zh} and everything below it ({@code zh-CN}) is Chinese, anything else
     *     English
     */
    public String in(String language) {
        return isChinese(language) ? zh : en;
    }

    /** The text for a reader of this locale; who reads no Chinese reads English. */
    public String in(Locale locale) {
        return in(locale.toLanguageTag());
    }

    /**
     * Both texts in one line, the given language first: {@code 投票 Cast vote}. A text that is the same in both appears
     * once.
     */
    public String both(String first) {
        if (zh.equals(en)) {
            return zh;
        }
        return isChinese(first) ? zh + " " + en : en + " " + zh;
    }

    private static boolean isChinese(String language) {
        String tag = language.toLowerCase(Locale.ROOT).replace('_', '-');
        return tag.equals("zh") || tag.startsWith("zh-");
    }
}
