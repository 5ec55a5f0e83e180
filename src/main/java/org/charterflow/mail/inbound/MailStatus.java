package org.charterflow.mail.inbound;

import java.util.Locale;

/** Where a mail that came in stands; every mail has exactly one. */
public enum MailStatus {
    PENDING,
    APPLIED,
    DUPLICATE,
    IGNORED,
    REJECTED,
    CLARIFY,
    CHALLENGED,
    QUARANTINED;

    /** The word in the database and the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MailStatus of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
