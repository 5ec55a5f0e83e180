package org.charterflow.meeting;

import org.charterflow.ballot.Coded;
import org.charterflow.language.Bilingual;

/** What became of a topic. */
public enum ItemState implements Coded {
    /** Received, and not on the agenda yet. */
    PROPOSED(Bilingual.of("待列入", "proposed")),
    LISTED(Bilingual.of("已列入议程", "on the agenda")),
    /** For the organ's next meeting. */
    DEFERRED(Bilingual.of("转下次会议", "for the next meeting")),
    WITHDRAWN(Bilingual.of("已撤回", "withdrawn"));

    private final Bilingual label;

    ItemState(Bilingual label) {
        this.label = label;
    }

    public Bilingual label() {
        return label;
    }
}
