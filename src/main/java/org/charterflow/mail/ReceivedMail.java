package org.charterflow.mail;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A human's mail as the pipeline hands it to a feature: parsed, authenticated, correlated, reduced to its new text.
 *
 * @param id the stored mail
 * @param alliance the alliance whose channel received it
 * @param from the one sender address, lower-case domain
 * @param fromName the display name; may be empty; proves nothing
 * @param subject the decoded subject in one line; may be empty
 * @param text the new text, without quotation and signature; may be empty
 * @param copiedTo the addresses in Cc, as they were read
 * @param attachments in the order of the message
 * @param arrivedAt when it reached our mailbox; this instant decides deadlines (Civil Code art. 137)
 * @param purpose the token's purpose, or the fixed local part of the address ({@code apply}, {@code secretariat})
 * @param caseNumber the case the token or the answered mail belongs to, if any
 * @param tokenSubject whom the token was issued for, if any; never an identity by itself
 * @param authenticated whether the sender is proven, by the border's {@code dmarc=pass} or by an answered challenge
 */
public record ReceivedMail(
        UUID id,
        String alliance,
        String from,
        String fromName,
        String subject,
        String text,
        List<String> copiedTo,
        List<Attachment> attachments,
        Instant arrivedAt,
        String purpose,
        @Nullable String caseNumber,
        @Nullable String tokenSubject,
        boolean authenticated) {

    public ReceivedMail {
        copiedTo = List.copyOf(copiedTo);
        attachments = List.copyOf(attachments);
    }
}
