package org.charterflow.ballot;

import org.charterflow.language.Bilingual;

/** What a seat can answer to the question put to it. */
public enum Choice {
    FOR("for", Bilingual.of("同意", "for")),
    ABSTAIN("abstain", Bilingual.of("弃权", "abstain")),
    AGAINST("against", Bilingual.of("反对", "against"));

    private final String code;
    private final Bilingual label;

    Choice(String code, Bilingual label) {
        this.code = code;
        this.label = label;
    }

    /** The word in forms, tables and API. */
    public String code() {
        return code;
    }

    public Bilingual label() {
        return label;
    }

    /**
     * The choice of that code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Choice of(String code) {
        return Codes.find(values(), Choice::code, code);
    }
}
