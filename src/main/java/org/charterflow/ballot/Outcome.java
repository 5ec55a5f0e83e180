package org.charterflow.ballot;

import org.charterflow.language.Bilingual;

/** How a ballot ends when it is counted. */
public enum Outcome {
    ADOPTED("adopted", Bilingual.of("通过", "adopted")),
    REJECTED("rejected", Bilingual.of("未通过", "rejected")),
    NO_QUORUM("no-quorum", Bilingual.of("未达法定人数", "no quorum"));

    private final String code;
    private final Bilingual label;

    Outcome(String code, Bilingual label) {
        this.code = code;
        this.label = label;
    }

    /** The word in process variables, tables and API. */
    public String code() {
        return code;
    }

    public Bilingual label() {
        return label;
    }

    /**
     * The outcome of that code.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Outcome of(String code) {
        return Codes.find(values(), Outcome::code, code);
    }
}
