package org.charterflow.mail.reading;

import java.util.List;
import java.util.Locale;
import java.util.StringTokenizer;
import org.charterflow.mail.reading.AuthenticationResults.Result;
import org.jspecify.annotations.Nullable;

/**
 * Whether the border proved the sender: {@code dmarc=pass} for the domain of the one From, in the topmost
 * Authentication-Results of the trusted id (RFC 8601), above the Received line of that border.
 *
 * @param reason the word for operators
 * @param result the trusted field as it stands in the message; null where there is none
 */
public record SenderAuthentication(
        Verdict verdict, String reason, @Nullable String result) {

    /** Proven; not proven, so ask; disproven, so set aside. */
    public enum Verdict {
        PROVEN,
        UNPROVEN,
        DISPROVEN
    }

    /**
     * @param trustedId the authserv-id of the alliance's own border, such as {@code mx.oscar.example}
     */
    public static SenderAuthentication of(ParsedMail mail, String trustedId) {
        AddressList from = mail.from();
        Mailbox sender = from.single();
        if (sender == null) {
            return disproven(from.fields() > 1 ? "several-from-fields" : "no-single-from-address", null);
        }
        Trusted trusted = trusted(mail, trustedId);
        if (trusted == null) {
            return new SenderAuthentication(Verdict.UNPROVEN, "no-trusted-result", null);
        }
        String field = trusted.field();
        List<Result> dmarc = trusted.results().stream()
                .filter(result -> result.method().equals("dmarc"))
                .toList();
        for (Result result : dmarc) {
            String domain = domain(result.properties().get("header.from"));
            if (result.value().equals("fail")) {
                return disproven("dmarc-fail", field);
            }
            if (domain != null && !domain.equals(sender.domain())) {
                return disproven("dmarc-for-another-domain", field);
            }
        }
        boolean pass = !dmarc.isEmpty()
                && dmarc.stream()
                        .allMatch(result -> result.value().equals("pass")
                                && result.properties().containsKey("header.from"));
        return pass
                ? new SenderAuthentication(Verdict.PROVEN, "dmarc-pass", field)
                : new SenderAuthentication(Verdict.UNPROVEN, "no-dmarc-pass", field);
    }

    private static SenderAuthentication disproven(String reason, @Nullable String field) {
        return new SenderAuthentication(Verdict.DISPROVEN, reason, field);
    }

    private record Trusted(String field, List<Result> results) {}

    /** What stands below the border's own Received line was in the message before the border saw it. */
    private static @Nullable Trusted trusted(ParsedMail mail, String trustedId) {
        for (Header header : mail.headers()) {
            if (header.name().equals("received") && isReceivedBy(header.value(), trustedId)) {
                return null;
            }
            if (header.name().equals("authentication-results")) {
                AuthenticationResults results = AuthenticationResults.parse(header.value());
                if (results != null && results.id().equalsIgnoreCase(trustedId)) {
                    return new Trusted(header.value(), results.results());
                }
            }
        }
        return null;
    }

    private static boolean isReceivedBy(String value, String host) {
        StringTokenizer words =
                new StringTokenizer(AuthenticationResults.withoutComments(value).toLowerCase(Locale.ROOT), " ;");
        String before = "";
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            if (before.equals("by") && word.equals(host.toLowerCase(Locale.ROOT))) {
                return true;
            }
            before = word;
        }
        return false;
    }

    private static @Nullable String domain(@Nullable String headerFrom) {
        return headerFrom == null
                ? null
                : headerFrom.substring(headerFrom.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
