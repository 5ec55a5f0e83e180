package org.charterflow.membership;

import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * What a person of the secretariat concluded from a dossier.
 *
 * @param decision {@code accept}, {@code return}, {@code correct-class}, {@code board-class} or {@code refuse}
 * @param seal {@code not-seen}, {@code to-be-checked}, {@code checked} or {@code not-required}
 * @param licenceMatches whether the licence is of this organisation
 * @param memberClass the class as it should be, where the class is in question
 * @param note what the applicant or the board is told
 * @param article the article of a refusal
 * @param userId who concluded it
 */
public record ReviewConclusion(
        String decision,
        @Nullable String seal,
        boolean licenceMatches,
        @Nullable String memberClass,
        @Nullable String note,
        @Nullable String article,
        String userId) {

    boolean is(String wanted) {
        return decision.equals(wanted);
    }

    String noteRequired() {
        if (note == null || note.isBlank()) {
            throw RuleViolation.invalid(
                    "reviewNote",
                    "required",
                    Bilingual.of("请写明理由或需补正的内容", "please say why, or what is to be put right"));
        }
        return note.strip();
    }
}
