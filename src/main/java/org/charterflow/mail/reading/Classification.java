package org.charterflow.mail.reading;

import org.jspecify.annotations.Nullable;

/**
 * The class of a mail.
 *
 * @param reason the mark that decided, for operators
 * @param bounce what the bounce says, for the class {@code BOUNCE} alone
 */
public record Classification(
        MailClass mailClass, String reason, @Nullable Bounce bounce) {

    static Classification of(MailClass mailClass, String reason) {
        return new Classification(mailClass, reason, null);
    }
}
