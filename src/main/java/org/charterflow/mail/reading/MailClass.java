package org.charterflow.mail.reading;

/** What sort of sender a mail has; only a human's mail can act. */
public enum MailClass {
    LOOP("loop"),
    BOUNCE("bounce"),
    READ_RECEIPT("read-receipt"),
    COMPLAINT("complaint"),
    CALENDAR("calendar"),
    AUTOMATIC("automatic"),
    LIST("list"),
    HUMAN("human");

    private final String word;

    MailClass(String word) {
        this.word = word;
    }

    /** The word in the database and the API. */
    public String word() {
        return word;
    }
}
