package org.charterflow.ballot;

import org.charterflow.language.Bilingual;

/** How a ballot ends when it is counted. */
public enum Outcome implements Coded {
    ADOPTED(Bilingual.of("通过", "adopted")),
    REJECTED(Bilingual.of("未通过", "rejected")),
    NO_QUORUM(Bilingual.of("未达法定人数", "no quorum"));

    private final Bilingual label;

    Outcome(Bilingual label) {
        this.label = label;
    }

    public Bilingual label() {
        return label;
    }
}
