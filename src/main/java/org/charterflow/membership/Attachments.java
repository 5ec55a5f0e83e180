package org.charterflow.membership;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.Labels;

/** Tells what a file is by what it was declared to be, or by its name; never by guessing. */
final class Attachments {

    private Attachments() {}

    /**
     * The kind of a file.
     *
     * @param declared what the sender called it, one of the form's kinds or labels; may be empty
     * @return empty when nothing tells, or two kinds fit equally
     */
    static Optional<String> kind(ApplicationForm form, String declared, String fileName) {
        return form.attachments().stream()
                .filter(attachment -> words(attachment).anyMatch(word -> word.equals(plain(declared))))
                .map(ApplicationForm.Attachment::kind)
                .findFirst()
                .or(() -> told(form, plain(fileName)));
    }

    /** The longest word wins: {@code 法定代表人授权委托书} is an authorisation, whatever else is in the name. */
    private static Optional<String> told(ApplicationForm form, String name) {
        int longest = form.attachments().stream()
                .mapToInt(attachment -> longestIn(attachment, name))
                .max()
                .orElse(0);
        List<String> kinds = form.attachments().stream()
                .filter(attachment -> longest > 0 && longestIn(attachment, name) == longest)
                .map(ApplicationForm.Attachment::kind)
                .toList();
        return kinds.size() == 1 ? Optional.of(kinds.get(0)) : Optional.empty();
    }

    private static int longestIn(ApplicationForm.Attachment attachment, String name) {
        return words(attachment)
                .filter(name::contains)
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static Stream<String> words(ApplicationForm.Attachment attachment) {
        return Stream.concat(
                        Stream.of(
                                attachment.kind(),
                                attachment.label().zh(),
                                attachment.label().en()),
                        attachment.variants().stream())
                .map(Attachments::plain)
                .filter(word -> word.length() > 1);
    }

    private static String plain(String text) {
        StringBuilder kept = new StringBuilder();
        Labels.normalised(text).codePoints().filter(Character::isLetterOrDigit).forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
