package org.charterflow.mail;

import java.time.Instant;
import java.util.UUID;
import org.charterflow.document.StoredDocument;
import org.jspecify.annotations.Nullable;

/**
 * Everything that makes up one mail, all of it fixed when the notice was written: built twice, it is the same mail.
 *
 * @param delivery the delivery's number
 * @param attempt which attempt this is, from 1
 * @param createdAt when the notice was written; the mail's date
 * @param replyToken the addressee's token for answers; null where answers are ordinary mail
 */
record OutgoingMail(
        long delivery,
        int attempt,
        UUID notice,
        String alliance,
        @Nullable String caseNumber,
        String kind,
        String subject,
        String body,
        Instant createdAt,
        String messageId,
        String name,
        String address,
        @Nullable ReplyToken replyToken) {

    /** A token and its id. */
    record ReplyToken(long id, Token token) {}

    /** A document to attach, with its bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Enclosure(StoredDocument document, byte[] content) {}
}
