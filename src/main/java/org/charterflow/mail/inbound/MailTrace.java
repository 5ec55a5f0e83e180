package org.charterflow.mail.inbound;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the stages came to their results on a mail; null where a stage was not reached.
 *
 * @param messageId as it stands in the mail
 * @param contentHash SHA-256 over the bytes without what every hop adds
 * @param size of the raw bytes; null once they are erased
 * @param mailbox where IMAP found it, with UIDVALIDITY and UID
 * @param serverReceivedAt the mail server's INTERNALDATE, by its own clock
 * @param classReason the mark that decided the class
 * @param senderVerdict {@code proven}, {@code unproven} or {@code disproven}
 * @param senderReason why
 * @param authenticationResult the border's field that was used
 * @param correlation how it was found out what the mail is about
 * @param finding what stood against acting on it
 * @param decidedAt when it came to its status
 * @param nextAttemptAt when a pending mail is tried next; null when it waits for an operator
 * @param releasedBy who let it out of quarantine
 * @param duplicates the repetitions of it
 * @param answers what was written to the sender when it was worked on
 * @param settlement where it is mail for the secretariat
 */
public record MailTrace(
        @Nullable String messageId,
        String contentHash,
        @Nullable Long size,
        @Nullable String mailbox,
        @Nullable Instant serverReceivedAt,
        @Nullable String classReason,
        @Nullable String senderVerdict,
        @Nullable String senderReason,
        @Nullable String authenticationResult,
        @Nullable String correlation,
        @Nullable String finding,
        @Nullable Instant decidedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy,
        List<UUID> duplicates,
        List<Answer> answers,
        @Nullable Settlement settlement) {

    public MailTrace {
        duplicates = List.copyOf(duplicates);
        answers = List.copyOf(answers);
    }

    /**
     * A notice to the sender.
     *
     * @param subject in both languages
     * @param state of its delivery, such as {@code SENT}
     */
    public record Answer(UUID notice, String subject, String state) {}

    /**
     * What became of a mail for the secretariat.
     *
     * @param at when somebody settled it; null while it is open
     */
    public record Settlement(
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String note) {

        public boolean isOpen() {
            return at == null;
        }
    }
}
