package org.charterflow.mail.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.charterflow.mail.reading.Bounce.Weight;
import org.jspecify.annotations.Nullable;

/** Recognises and reads bounces: delivery status notifications (RFC 3464) and the 系统退信 that are none. */
final class BounceReader {

    private static final Set<String> DAEMONS =
            Set.of("postmaster", "mailer-daemon", "mail-daemon", "mailerdaemon", "mdaemon", "bounce", "noreply-bounce");
    private static final int LONGEST_TEXT = 20_000;

    private BounceReader() {}

    static @Nullable Bounce read(ParsedMail mail) {
        boolean report = mail.mediaType().equals("multipart/report")
                && "delivery-status".equalsIgnoreCase(mail.parameters().get("report-type"));
        MailPart status = mail.part("message/delivery-status");
        if (status == null) {
            status = mail.part("message/global-delivery-status");
        }
        if (status != null) {
            return fromStatus(mail, status);
        }
        if (report) {
            return new Bounce(Weight.HARD, "", "", List.of(), originalMessageId(mail));
        }
        return isReturnedByDaemon(mail) ? fromText(mail) : null;
    }

    private static Bounce fromStatus(ParsedMail mail, MailPart part) {
        String code = "";
        String action = "";
        String diagnostic = "";
        List<String> recipients = new ArrayList<>();
        for (String line : unfolded(part.content())) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            String value = colon < 0 ? "" : line.substring(colon + 1).strip();
            switch (name) {
                case "status" -> code = worse(code, firstWord(value));
                case "action" -> action = action.equals("failed") ? action : value.toLowerCase(Locale.ROOT);
                case "diagnostic-code" -> diagnostic = diagnostic.isEmpty() ? Texts.oneLine(value) : diagnostic;
                case "final-recipient", "original-recipient" -> addRecipient(recipients, value);
                default -> {}
            }
        }
        return new Bounce(weight(code, action), code, diagnostic, recipients, originalMessageId(mail));
    }

    private static void addRecipient(List<String> recipients, String value) {
        String address =
                AddressList.normalised(value.substring(value.indexOf(';') + 1).strip());
        if (address != null && !recipients.contains(address)) {
            recipients.add(address);
        }
    }

    private static Weight weight(String code, String action) {
        if (code.startsWith("5") || (code.isEmpty() && action.startsWith("failed"))) {
            return Weight.HARD;
        }
        if (action.startsWith("failed") && code.startsWith("4")) {
            return Weight.HARD;
        }
        return code.startsWith("4") || action.startsWith("delayed") ? Weight.SOFT : Weight.NONE;
    }

    /** A report on several recipients is as bad as its worst. */
    private static String worse(String one, String other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String firstWord(String value) {
        int end = value.indexOf(' ');
        return end < 0 ? value : value.substring(0, end);
    }

    private static List<String> unfolded(byte[] content) {
        List<String> lines = new ArrayList<>();
        int end = Math.min(content.length, LONGEST_TEXT);
        List<String> raw = Headers.storable(new String(content, 0, end, StandardCharsets.ISO_8859_1))
                .lines()
                .toList();
        for (String line : raw) {
            if (!lines.isEmpty() && (line.startsWith(" ") || line.startsWith("\t"))) {
                lines.set(lines.size() - 1, lines.get(lines.size() - 1) + " " + line.strip());
            } else {
                lines.add(line);
            }
        }
        return lines;
    }

    private static @Nullable String originalMessageId(ParsedMail mail) {
        for (MailPart part : mail.parts()) {
            if (part.mediaType().equals("message/rfc822") || part.mediaType().equals("text/rfc822-headers")) {
                List<String> ids = MessageIds.in(Headers.value(MailParser.headersOf(part.content()), "message-id"));
                if (!ids.isEmpty()) {
                    return ids.get(0);
                }
            }
        }
        return null;
    }

    private static boolean isReturnedByDaemon(ParsedMail mail) {
        Mailbox from = mail.from().single();
        String local = from == null
                ? ""
                : from.address().substring(0, from.address().indexOf('@')).toLowerCase(Locale.ROOT);
        String subject = mail.subject().toLowerCase(Locale.ROOT);
        boolean daemon = DAEMONS.contains(local) || "<>".equals(mail.header("return-path"));
        return daemon
                && (subject.contains("退信")
                        || subject.contains("投递失败")
                        || subject.contains("无法送达")
                        || subject.contains("undeliver")
                        || subject.contains("delivery failure")
                        || subject.contains("delivery status")
                        || subject.contains("returned mail"));
    }

    private static Bounce fromText(ParsedMail mail) {
        String html = mail.html() == null ? "" : mail.html();
        String text = mail.text() != null ? mail.text() : html;
        String head = text.substring(0, Math.min(text.length(), LONGEST_TEXT));
        return new Bounce(Weight.HARD, "", "", addressesIn(head), originalMessageId(mail));
    }

    /** Every address in a text, one pass. */
    private static List<String> addressesIn(String text) {
        List<String> found = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i <= text.length() && found.size() < 50; i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "@.-_+=".indexOf(c) >= 0)) {
                word.append(c);
            } else if (!word.isEmpty()) {
                String candidate = word.toString();
                String address = candidate.indexOf('@') < 0
                        ? null
                        : AddressList.normalised(
                                candidate.endsWith(".") ? candidate.substring(0, candidate.length() - 1) : candidate);
                if (address != null && !found.contains(address)) {
                    found.add(address);
                }
                word.setLength(0);
            }
        }
        return found;
    }
}
