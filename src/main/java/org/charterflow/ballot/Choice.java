package org.charterflow.ballot;

import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;

/** What a seat can answer to the question put to it. */
public enum Choice implements Coded {
    FOR(Bilingual.of("同意", "for")),
    ABSTAIN(Bilingual.of("弃权", "abstain")),
    AGAINST(Bilingual.of("反对", "against"));

    private final Bilingual label;

    Choice(Bilingual label) {
        this.label = label;
    }

    public Bilingual label() {
        return label;
    }

    /**
     * What somebody chose in a form.
     *
     * @param value the value of the form's field, whatever it is
     * @throws RuleViolation on the field {@code vote} if it is none of the choices
     */
    public static Choice chosen(@Nullable Object value) {
        try {
            return Coded.of(Choice.class, String.valueOf(value));
        } catch (IllegalArgumentException e) {
            throw RuleViolation.invalid(
                    "vote", "choice", Bilingual.of("请选择同意、弃权或反对", "choose for, abstain or against"));
        }
    }
}
