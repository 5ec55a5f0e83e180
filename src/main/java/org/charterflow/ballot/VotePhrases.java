package org.charterflow.ballot;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.charterflow.language.Nfkc;

/**
 * Reads a vote out of a mail's new text. Only an exact phrase is one: 同意 is found in 不同意 by nobody here, and
 * whoever adds a condition is asked.
 */
public final class VotePhrases {

    private static final int LONGEST = 40;

    private static final Map<String, Choice> PHRASES = Map.ofEntries(
            Map.entry("同意", Choice.FOR),
            Map.entry("赞成", Choice.FOR),
            Map.entry("赞同", Choice.FOR),
            Map.entry("我同意", Choice.FOR),
            Map.entry("for", Choice.FOR),
            Map.entry("in favour", Choice.FOR),
            Map.entry("in favor", Choice.FOR),
            Map.entry("反对", Choice.AGAINST),
            Map.entry("不同意", Choice.AGAINST),
            Map.entry("不赞成", Choice.AGAINST),
            Map.entry("我反对", Choice.AGAINST),
            Map.entry("我不同意", Choice.AGAINST),
            Map.entry("against", Choice.AGAINST),
            Map.entry("弃权", Choice.ABSTAIN),
            Map.entry("我弃权", Choice.ABSTAIN),
            Map.entry("abstain", Choice.ABSTAIN));

    private VotePhrases() {}

    /**
     * The vote a text is, after compatibility normalisation (NFKC), without the blanks around it, capitals and a full
     * stop or exclamation mark at its end.
     *
     * @return empty for every other text, direction and zero-width characters in it included
     */
    public static Optional<Choice> read(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            return Optional.empty();
        }
        String phrase = Nfkc.of(stripped).toLowerCase(Locale.ROOT);
        int end = phrase.length();
        while (end > 0 && "。.! ".indexOf(phrase.charAt(end - 1)) >= 0) {
            end--;
        }
        return Optional.ofNullable(PHRASES.get(phrase.substring(0, end)));
    }
}
