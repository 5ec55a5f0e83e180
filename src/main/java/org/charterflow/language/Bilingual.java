package org.charterflow.language;

import java.util.Locale;

/**
 * A text for people in both languages of the platform.
 *
 * @param zh simplified Chinese
 * @param en English
 */
public record Bilingual(String zh, String en) {

    public static Bilingual of(String zh, String en) {
        return new Bilingual(zh, en);
    }

    /** The text in Chinese for every Chinese locale, in English for every other. */
    public String in(Locale locale) {
        return in(locale.getLanguage());
    }

    /** The text for an ISO 639 language code: Chinese for {@code zh}, English for every other. */
    public String in(String language) {
        return language.equals("zh") ? zh : en;
    }
}
