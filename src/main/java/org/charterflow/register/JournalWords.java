package org.charterflow.register;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.language.Bilingual;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Puts journal entries into words: each feature's bundle has a sentence {@code journal.<action>}. {@code {key}} in it
 * stands for the entry's data; everybody who may see the case reads it, so it names nothing confidential.
 */
@Component
class JournalWords {

    private static final Pattern KEY = Pattern.compile("\\{(\\w+)}");

    private final MessageSource messages;

    JournalWords(MessageSource messages) {
        this.messages = messages;
    }

    Bilingual of(JournalEntry entry) {
        return Bilingual.of(in(Locale.SIMPLIFIED_CHINESE, entry), in(Locale.ENGLISH, entry));
    }

    /** The door by which something came, in words. */
    Bilingual door(String channel) {
        return Bilingual.of(
                message("channel." + channel, channel, Locale.SIMPLIFIED_CHINESE),
                message("channel." + channel, channel, Locale.ENGLISH));
    }

    private String in(Locale locale, JournalEntry entry) {
        String sentence = message("journal." + entry.action(), entry.action().replace('-', ' '), locale);
        return filled(sentence, entry.data(), locale);
    }

    private String message(String key, String otherwise, Locale locale) {
        String found = messages.getMessage(key, null, otherwise, locale);
        return found == null ? otherwise : found;
    }

    /** A value of the journal as people read it: of a text in both languages the one of the locale. */
    static String text(Object value, Locale locale) {
        if (value instanceof Map<?, ?> map && map.containsKey("zh") && map.containsKey("en")) {
            return String.valueOf(map.get(locale.getLanguage().equals("zh") ? "zh" : "en"));
        } else if (value instanceof Collection<?> values) {
            return values.stream().map(each -> text(each, locale)).collect(Collectors.joining(", "));
        }
        return String.valueOf(value);
    }

    private static String filled(String sentence, Map<String, Object> data, Locale locale) {
        return KEY.matcher(sentence)
                .replaceAll(match -> Matcher.quoteReplacement(text(data.getOrDefault(match.group(1), "–"), locale)));
    }
}
