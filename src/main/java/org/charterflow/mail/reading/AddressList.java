package org.charterflow.mail.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of a header field (RFC 5322, 3.4), read leniently but never guessed.
 *
 * @param fields how many fields of the name there were
 * @param mailboxes the valid addresses in order
 * @param group whether group syntax was used
 * @param malformed whether something was no address
 */
public record AddressList(int fields, List<Mailbox> mailboxes, boolean group, boolean malformed) {

    private static final String LOCAL_SPECIALS = "!#$%&'*+-/=?^_`{|}~.";
    private static final int LONGEST = 254;

    /** Beyond these a list goes on unread, and is malformed. */
    private static final int MOST = 1_000;

    public AddressList {
        mailboxes = List.copyOf(mailboxes);
    }

    /** The one address of the one field; null when there are several, none, a group or anything else. */
    public @Nullable Mailbox single() {
        return fields == 1 && mailboxes.size() == 1 && !group && !malformed ? mailboxes.get(0) : null;
    }

    public static AddressList parse(List<String> values) {
        Reader reader = new Reader();
        for (String value : values) {
            reader.read(value);
        }
        return new AddressList(values.size(), reader.mailboxes, reader.group, reader.malformed);
    }

    /**
     * The address with its domain in lower case, or null when it is none that may reach SMTP: one {@code @}, ASCII only,
     * no quoted local part, no literal domain, at most 254 characters.
     */
    public static @Nullable String normalised(String address) {
        int at = address.indexOf('@');
        if (at < 1 || at > 64 || at != address.lastIndexOf('@') || address.length() > LONGEST) {
            return null;
        }
        for (int i = 0; i < at; i++) {
            char c = address.charAt(i);
            if (!isAsciiAlphanumeric(c) && LOCAL_SPECIALS.indexOf(c) < 0) {
                return null;
            }
        }
        String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
        return isDomain(domain) ? address.substring(0, at + 1) + domain : null;
    }

    private static boolean isDomain(String domain) {
        if (domain.isEmpty() || domain.charAt(0) == '.' || domain.endsWith(".") || domain.contains("..")) {
            return false;
        }
        for (int i = 0; i < domain.length(); i++) {
            char c = domain.charAt(i);
            if (!isAsciiAlphanumeric(c) && c != '-' && c != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isAsciiAlphanumeric(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** One pass over a field value; every character is looked at once. */
    private static final class Reader {

        private final List<Mailbox> mailboxes = new ArrayList<>();
        private boolean group;
        private boolean malformed;
        private StringBuilder phrase = new StringBuilder();
        private StringBuilder comment = new StringBuilder();
        private @Nullable StringBuilder angle;

        void read(String value) {
            int i = 0;
            while (i < value.length()) {
                if (mailboxes.size() >= MOST) {
                    malformed = true;
                    return;
                }
                char c = value.charAt(i);
                if (c == '"') {
                    i = quoted(value, i + 1);
                } else if (c == '(') {
                    i = comment(value, i + 1);
                } else if (c == '<') {
                    i = angle(value, i + 1);
                } else if (c == '=' && EncodedWords.lengthAt(value, i) > 0) {
                    int length = EncodedWords.lengthAt(value, i);
                    phrase.append(value, i, i + length);
                    i += length;
                } else if (c == ',' || c == ';') {
                    finish();
                    i++;
                } else if (c == ':') {
                    group = true;
                    phrase = new StringBuilder();
                    i++;
                } else {
                    phrase.append(c);
                    i++;
                }
            }
            finish();
        }

        private int quoted(String value, int start) {
            int i = start;
            while (i < value.length() && value.charAt(i) != '"') {
                if (value.charAt(i) == '\\' && i + 1 < value.length()) {
                    i++;
                }
                phrase.append(value.charAt(i++));
            }
            return i + 1;
        }

        private int comment(String value, int start) {
            int depth = 1;
            int i = start;
            while (i < value.length()) {
                char c = value.charAt(i);
                if (c == '\\' && i + 1 < value.length()) {
                    i++;
                    c = value.charAt(i);
                } else if (c == '(') {
                    depth++;
                } else if (c == ')' && --depth == 0) {
                    return i + 1;
                }
                comment.append(c);
                i++;
            }
            return i;
        }

        private int angle(String value, int start) {
            int end = value.indexOf('>', start);
            int stop = end < 0 ? value.length() : end;
            malformed |= angle != null || end < 0;
            angle = new StringBuilder(value.substring(start, stop).strip());
            return stop + 1;
        }

        private void finish() {
            String words = phrase.toString().strip();
            String address = angle == null ? words : angle.toString();
            String name = angle == null ? comment.toString() : words;
            if (!address.isEmpty() || !words.isEmpty()) {
                String normalised = normalised(address);
                if (normalised == null) {
                    malformed = true;
                } else {
                    mailboxes.add(
                            new Mailbox(Texts.oneLine(EncodedWords.decode(name).text()), normalised));
                }
            }
            phrase = new StringBuilder();
            comment = new StringBuilder();
            angle = null;
        }
    }
}
