package org.charterflow.mail.reading;

/** A message that breaks a bound or cannot be parsed at all; it is quarantined with its bytes. */
public final class UnreadableMail extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;

    UnreadableMail(String reason) {
        super(reason);
        this.reason = reason;
    }

    UnreadableMail(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    /** A stable kebab-case word: {@code too-deep}, {@code too-many-parts}, {@code too-large}, {@code malformed} … */
    public String reason() {
        return reason;
    }
}
