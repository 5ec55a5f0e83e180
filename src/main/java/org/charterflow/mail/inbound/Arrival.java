package org.charterflow.mail.inbound;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail at a door, not yet stored.
 *
 * @param alliance whose channel it came through
 * @param recipient the envelope recipient
 * @param content the bytes
 * @param place where IMAP found it; null for the HTTP door
 */
public record Arrival(
        String alliance,
        String recipient,
        byte[] content,
        @Nullable Place place) {

    /**
     * A message's place in a mailbox; unique as long as the UIDVALIDITY does not change (RFC 3501, 2.3.1.1).
     *
     * @param internalDate when the mail server took it, by its own clock; null where it does not say
     */
    public record Place(
            String mailbox,
            long uidValidity,
            long uid,
            @Nullable Instant internalDate) {}
}
