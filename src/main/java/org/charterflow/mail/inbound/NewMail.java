package org.charterflow.mail.inbound;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.charterflow.mail.reading.Envelope;
import org.charterflow.mail.reading.RawMail;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it is to be kept, and what it is known again by.
 *
 * @param arrivedAt what decides deadlines (Civil Code art. 137)
 * @param hash of its bytes, trace headers aside; hexadecimal
 */
record NewMail(
        UUID id,
        Arrival arrival,
        String recipient,
        Instant arrivedAt,
        @Nullable String messageId,
        String hash) {

    static NewMail of(Arrival arrival, Instant now) {
        String recipient = arrival.recipient().strip().toLowerCase(Locale.ROOT);
        String hash = new RawMail(new Envelope(arrival.alliance(), recipient, now), arrival.content()).contentHash();
        Instant internalDate = arrival.place() == null ? null : arrival.place().internalDate();
        Instant arrivedAt = ServerTime.arrival(internalDate, now, Instant.ofEpochMilli(System.currentTimeMillis()));
        String messageId = MessageIdScan.in(arrival.content(), MailStore.HEAD);
        return new NewMail(UUID.randomUUID(), arrival, recipient, arrivedAt, messageId, hash);
    }

    String alliance() {
        return arrival.alliance();
    }

    byte[] content() {
        return arrival.content();
    }

    String door() {
        return arrival.place() == null ? "http" : "imap";
    }

    @Nullable
    String mailbox() {
        return arrival.place() == null ? null : arrival.place().mailbox();
    }

    @Nullable
    Long uidValidity() {
        return arrival.place() == null ? null : arrival.place().uidValidity();
    }

    @Nullable
    Long uid() {
        return arrival.place() == null ? null : arrival.place().uid();
    }

    @Nullable
    String internalDate() {
        return arrival.place() == null || arrival.place().internalDate() == null
                ? null
                : arrival.place().internalDate().toString();
    }

    /** What no other first mail of its kind has. */
    String key() {
        return String.join("\n", alliance(), recipient, messageId == null ? hash : messageId);
    }
}
