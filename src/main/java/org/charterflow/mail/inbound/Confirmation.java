package org.charterflow.mail.inbound;

import java.util.Locale;
import java.util.Set;
import org.charterflow.language.Nfkc;

/** Reads whether a reply to a challenge says that the mail was the sender's: by saying nothing, or by an exact phrase. */
final class Confirmation {

    private static final int LONGEST = 40;

    private static final Set<String> PHRASES = Set.of(
            "",
            "确认",
            "我确认",
            "已确认",
            "确认无误",
            "本人确认",
            "确认是本人",
            "是",
            "是的",
            "是我",
            "是我发的",
            "是本人",
            "confirm",
            "i confirm",
            "confirmed",
            "yes",
            "ok");

    private Confirmation() {}

    /**
     * @param text the reply's new text; capitals and a full stop or exclamation mark at its end do not count
     * @return false for every other text, whatever it contains
     */
    static boolean in(String text) {
        String stripped = text.strip();
        if (stripped.length() > LONGEST) {
            return false;
        }
        String phrase = Nfkc.of(stripped).toLowerCase(Locale.ROOT);
        int end = phrase.length();
        while (end > 0 && "。.! ".indexOf(phrase.charAt(end - 1)) >= 0) {
            end--;
        }
        return PHRASES.contains(phrase.substring(0, end)) && (end > 0 || stripped.isEmpty());
    }
}
