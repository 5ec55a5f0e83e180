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
 * @param sending which sending it is, from 1; one more each time a person has it sent again
 * @param queuedAt when it was put into the outbox for this sending; the mail's date
 * @param replyToken the addressee's token for answers; null where answers are ordinary mail
 * @param event the event it is about; null where there is none
 */
record OutgoingMail(
        long delivery,
        int attempt,
        int sending,
        UUID notice,
        String alliance,
        @Nullable String caseNumber,
        String kind,
        String subject,
        String body,
        Instant queuedAt,
        String messageId,
        String name,
        String address,
        @Nullable ReplyToken replyToken,
        @Nullable CalendarEvent event) {

    /** A token, its id and the key it is sealed with. */
    record ReplyToken(long id, int keyId, Token token) {}

    /** A document to attach, with its bytes. */
    @SuppressWarnings("ArrayRecordComponent")
    record Enclosure(StoredDocument document, byte[] content) {}
}
