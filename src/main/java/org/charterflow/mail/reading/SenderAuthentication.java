package org.charterflow.mail.reading;

import java.util.List;
import java.util.Locale;
import org.charterflow.mail.reading.AuthenticationResults.Result;
import org.jspecify.annotations.Nullable;

/**
 * Whether the border proved the sender: {@code dmarc=pass} for the domain of the one From, in the topmost
 * Authentication-Results of the trusted id (RFC 8601), above the Received line of that border.
 *
 * @param reason the word for operators
 */
public record SenderAuthentication(Verdict verdict, String reason) {

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
            return disproven(from.fields() > 1 ? "several-from-fields" : "no-single-from-address");
        }
        List<Result> results = trusted(mail, trustedId);
        if (results == null) {
            return new SenderAuthentication(Verdict.UNPROVEN, "no-trusted-result");
        }
        List<Result> dmarc = results.stream()
                .filter(result -> result.method().equals("dmarc"))
                .toList();
        for (Result result : dmarc) {
            String domain = domain(result.properties().get("header.from"));
            if (result.value().equals("fail")) {
                return disproven("dmarc-fail");
            }
            if (domain != null && !domain.equals(sender.domain())) {
                return disproven("dmarc-for-another-domain");
            }
        }
        boolean pass = !dmarc.isEmpty()
                && dmarc.stream()
                        .allMatch(result -> result.value().equals("pass")
                                && result.properties().containsKey("header.from"));
        return pass
                ? new SenderAuthentication(Verdict.PROVEN, "dmarc-pass")
                : new SenderAuthentication(Verdict.UNPROVEN, "no-dmarc-pass");
    }

    private static SenderAuthentication disproven(String reason) {
        return new SenderAuthentication(Verdict.DISPROVEN, reason);
    }

    /** What stands below the border's own Received line was in the message before the border saw it. */
    private static @Nullable List<Result> trusted(ParsedMail mail, String trustedId) {
        for (Header header : mail.headers()) {
            if (header.name().equals("received") && isReceivedBy(header.value(), trustedId)) {
                return null;
            }
            if (header.name().equals("authentication-results")) {
                AuthenticationResults results = AuthenticationResults.parse(header.value());
                if (results != null && results.id().equalsIgnoreCase(trustedId)) {
                    return results.results();
                }
            }
        }
        return null;
    }

    private static boolean isReceivedBy(String value, String host) {
        String[] words = AuthenticationResults.withoutComments(value)
                .toLowerCase(Locale.ROOT)
                .split("[ ;]+", 60);
        for (int i = 0; i + 1 < words.length; i++) {
            if (words[i].equals("by") && words[i + 1].equals(host.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String domain(@Nullable String headerFrom) {
        return headerFrom == null
                ? null
                : headerFrom.substring(headerFrom.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }
}
