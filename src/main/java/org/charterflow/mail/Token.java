package org.charterflow.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a token says. It is no identity: who holds it has received, or been shown, a mail of ours.
 *
 * @param purpose what it may be used for, such as {@code ballot}
 * @param alliance id of the alliance
 * @param caseNumber the case; null where it belongs to none
 * @param subject for whom it was issued: a seat's id, or an addressee's key
 * @param expires until when it may be used; null where no end was set
 */
public record Token(
        String purpose,
        String alliance,
        @Nullable String caseNumber,
        String subject,
        @Nullable Instant expires) {

    /** Whether it may no longer be used at this instant. */
    public boolean expiredAt(Instant now) {
        return expires != null && !now.isBefore(expires);
    }
}
