package org.charterflow.mail.inbound;

import org.charterflow.language.Bilingual;
import org.charterflow.mail.Disposition;
import org.jspecify.annotations.Nullable;

/**
 * What the pipeline decided on a mail.
 *
 * @param reason a word for operators
 * @param answer the question or refusal for the sender; null where none is due
 * @param correlation how it was told what the mail is about; null where nobody asked
 * @param purpose what it was taken to be about: a fixed local part or a token's purpose; null for nothing known
 */
record Ruling(
        MailStatus status,
        @Nullable String reason,
        @Nullable String caseNumber,
        @Nullable Bilingual answer,
        @Nullable String correlation,
        @Nullable String purpose) {

    Ruling(MailStatus status, @Nullable String reason, @Nullable String caseNumber, @Nullable Bilingual answer) {
        this(status, reason, caseNumber, answer, null, null);
    }

    static Ruling of(MailStatus status, String reason) {
        return new Ruling(status, reason, null, null);
    }

    static Ruling ignored(String reason) {
        return of(MailStatus.IGNORED, reason);
    }

    static Ruling quarantined(String reason) {
        return of(MailStatus.QUARANTINED, reason);
    }

    static Ruling rejected(String reason, @Nullable Bilingual answer) {
        return new Ruling(MailStatus.REJECTED, reason, null, answer);
    }

    static Ruling clarify(String reason, Bilingual question) {
        return new Ruling(MailStatus.CLARIFY, reason, null, question);
    }

    static Ruling of(Disposition disposition) {
        MailStatus status = switch (disposition.outcome()) {
            case APPLIED -> MailStatus.APPLIED;
            case CLARIFY -> MailStatus.CLARIFY;
            case REJECTED -> MailStatus.REJECTED;
            case IGNORED -> MailStatus.IGNORED;
        };
        return new Ruling(status, disposition.reason(), disposition.caseNumber(), disposition.answer());
    }

    Ruling concerning(@Nullable String caseOfMail) {
        return caseNumber != null || caseOfMail == null
                ? this
                : new Ruling(status, reason, caseOfMail, answer, correlation, purpose);
    }

    Ruling correlated(String how, @Nullable String about) {
        return new Ruling(status, reason, caseNumber, answer, how, about);
    }
}
