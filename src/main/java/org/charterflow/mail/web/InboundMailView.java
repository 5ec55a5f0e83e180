package org.charterflow.mail.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.charterflow.mail.inbound.StoredMail;
import org.jspecify.annotations.Nullable;

/**
 * What became of a mail, for those entitled.
 *
 * @param receivedAt when we stored it
 * @param arrivedAt when it reached our mailbox; decides deadlines
 * @param waiting whether it waits for an operator
 */
public record InboundMailView(
        UUID id,
        String channel,
        String door,
        String recipient,
        Instant receivedAt,
        Instant arrivedAt,
        String status,
        @JsonProperty("class") @Nullable String mailClass,
        @Nullable String from,
        @Nullable String fromName,
        @Nullable String subject,
        @Nullable String text,
        @Nullable String purpose,
        @Nullable String reason,
        @Nullable String caseNumber,
        @Nullable UUID duplicateOf,
        int attempts,
        boolean waiting) {

    public static InboundMailView of(StoredMail mail) {
        return new InboundMailView(
                mail.id(),
                mail.alliance(),
                mail.door(),
                mail.recipient(),
                mail.receivedAt(),
                mail.arrivedAt(),
                mail.status().word(),
                mail.mailClass(),
                mail.sender(),
                mail.senderName(),
                mail.subject(),
                mail.text(),
                mail.purpose(),
                mail.reason(),
                mail.caseNumber(),
                mail.duplicateOf(),
                mail.attempts(),
                mail.waiting());
    }
}
