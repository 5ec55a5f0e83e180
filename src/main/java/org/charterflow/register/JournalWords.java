package org.charterflow.register;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
                text("channel." + channel, channel, Locale.SIMPLIFIED_CHINESE),
                text("channel." + channel, channel, Locale.ENGLISH));
    }

    private String in(Locale locale, JournalEntry entry) {
        String sentence = text("journal." + entry.action(), entry.action().replace('-', ' '), locale);
        return filled(sentence, entry.data());
    }

    private String text(String key, String otherwise, Locale locale) {
        String found = messages.getMessage(key, null, otherwise, locale);
        return found == null ? otherwise : found;
    }

    private static String filled(String sentence, Map<String, Object> data) {
        return KEY.matcher(sentence)
                .replaceAll(match -> Matcher.quoteReplacement(String.valueOf(data.getOrDefault(match.group(1), "–"))));
    }
}
