package org.charterflow.mail;

/** No mail can be sent to this addressee, now or later; the message says why. */
final class UndeliverableException extends Exception {

    private static final long serialVersionUID = 1L;

    UndeliverableException(String message) {
        super(message);
    }
}
