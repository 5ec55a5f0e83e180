package org.charterflow.meeting;

import org.charterflow.ballot.Coded;
import org.charterflow.language.Bilingual;

/** What is done with an item of the agenda. */
public enum ItemKind implements Coded {
    INFORMATION(Bilingual.of("通报", "information")),
    DISCUSSION(Bilingual.of("讨论", "discussion")),
    DECISION(Bilingual.of("表决", "decision"));

    private final Bilingual label;

    ItemKind(Bilingual label) {
        this.label = label;
    }

    public Bilingual label() {
        return label;
    }
}
