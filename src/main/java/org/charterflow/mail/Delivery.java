package org.charterflow.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a notice's way to one addressee.
 *
 * @param kind the notice's kind
 * @param address the address it was sent to
 * @param attempts how often it was tried
 * @param answer the mail server's last words on it; null before the first attempt
 * @param handedOverAt when the mail server took it; null if it has not. The period of a notice by mail runs from here
 *     unless it bounced.
 * @param reachedAt when it is on record as having reached the addressee another way; null if it is not
 */
public record Delivery(
        UUID noticeId,
        String alliance,
        @Nullable String caseNumber,
        String kind,
        String addresseeKey,
        String name,
        String address,
        DeliveryState state,
        int attempts,
        @Nullable String answer,
        @Nullable Instant handedOverAt,
        @Nullable Instant reachedAt) {

    /** Whether the notice counts as delivered: handed over and not returned, or reached another way. */
    public boolean delivered() {
        return state == DeliveryState.SENT || reachedAt != null;
    }
}
