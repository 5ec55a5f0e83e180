package org.charterflow.mail.inbound;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A mail in the store and what became of it.
 *
 * @param door {@code http} or {@code imap}
 * @param receivedAt when we stored it
 * @param arrivedAt when it reached our mailbox, which decides deadlines: earlier than {@code receivedAt} if it had to wait
 * @param mailClass {@code human}, {@code bounce} …; null until it has been read
 * @param sender the address in From, null where there is not exactly one
 * @param text the new text, without quotation and signature
 * @param purpose what it was taken to be about: a fixed local part or a token's purpose
 * @param reason a word for operators
 * @param duplicateOf the first mail of which this is a repetition
 * @param waiting whether it is pending and waits for an operator
 * @param released whether a person let it out of quarantine
 * @param confirmedAt when the sender's address was confirmed by a challenge
 */
public record StoredMail(
        UUID id,
        String alliance,
        String door,
        String recipient,
        Instant receivedAt,
        Instant arrivedAt,
        MailStatus status,
        @Nullable String mailClass,
        @Nullable String sender,
        @Nullable String senderName,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String purpose,
        @Nullable String reason,
        @Nullable String caseNumber,
        @Nullable UUID duplicateOf,
        @Nullable Instant confirmedAt,
        int attempts,
        boolean waiting,
        boolean released) {}
