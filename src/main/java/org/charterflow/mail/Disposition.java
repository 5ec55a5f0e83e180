package org.charterflow.mail;

import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What a handler made of a mail.
 *
 * @param outcome decides the status of the stored mail
 * @param caseNumber the case it was applied to, or the one a question or refusal concerns
 * @param reason one line for operators and the journal
 * @param answer the question or refusal for the sender in both languages; none where the handler sends its own receipt
 */
public record Disposition(
        Outcome outcome,
        @Nullable String caseNumber,
        @Nullable String reason,
        @Nullable Bilingual answer) {

    /** How a mail ended; only {@code APPLIED} may have changed a case. */
    public enum Outcome {
        APPLIED,
        CLARIFY,
        REJECTED,
        IGNORED
    }

    /** Applied to the case; the handler has put its receipt into the outbox. */
    public static Disposition applied(String caseNumber) {
        return new Disposition(Outcome.APPLIED, caseNumber, null, null);
    }

    /** Not understood well enough to act: the sender is asked, nothing changed. */
    public static Disposition clarify(String reason, Bilingual question) {
        return new Disposition(Outcome.CLARIFY, null, reason, question);
    }

    /** Refused: the sender is told why (at most once a day and kind), nothing changed. */
    public static Disposition rejected(String reason, Bilingual explanation) {
        return new Disposition(Outcome.REJECTED, null, reason, explanation);
    }

    /** Recorded without any answer. */
    public static Disposition ignored(String reason) {
        return new Disposition(Outcome.IGNORED, null, reason, null);
    }

    /** The same disposition, concerning a case. */
    public Disposition concerning(String caseOfMail) {
        return new Disposition(outcome, caseOfMail, reason, answer);
    }
}
