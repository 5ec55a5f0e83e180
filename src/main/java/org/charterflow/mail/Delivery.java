package org.charterflow.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a notice's way to one addressee.
 *
 * @param id the delivery's number
 * @param kind the notice's kind
 * @param address the address it was sent to
 * @param attempts how often it was tried
 * @param answer the mail server's last words on it; null before the first attempt
 * @param handedOverAt when the mail server took it; null if it has not. The period of a notice by mail runs from here
 *     unless it bounced.
 * @param reachedAt when it reached the addressee another way, as on record; null if it did not
 * @param writtenOffAt when the secretariat gave up reaching the addressee; null if it has not
 */
public record Delivery(
        long id,
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
        @Nullable Instant reachedAt,
        @Nullable Instant writtenOffAt) {

    /** Whether the notice counts as delivered: handed over and not returned, or reached another way. */
    public boolean delivered() {
        return state == DeliveryState.SENT || reachedAt != null;
    }

    /** Whether mail has failed and nobody has seen to it yet. */
    public boolean undelivered() {
        return (state == DeliveryState.FAILED || state == DeliveryState.BOUNCED)
                && reachedAt == null
                && writtenOffAt == null;
    }
}
