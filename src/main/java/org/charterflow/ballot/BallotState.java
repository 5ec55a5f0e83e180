package org.charterflow.ballot;

import org.charterflow.language.Bilingual;

/** Where a ballot stands. */
public enum BallotState implements Coded {
    PREPARED(Bilingual.of("待发起", "to be opened")),
    CALLED(Bilingual.of("已发起", "called")),
    DISCUSSION(Bilingual.of("讨论中", "under discussion")),
    OPEN(Bilingual.of("表决中", "open")),
    CLOSED(Bilingual.of("已计票", "counted")),
    WITHDRAWN(Bilingual.of("已撤回", "withdrawn"));

    private final Bilingual label;

    BallotState(Bilingual label) {
        this.label = label;
    }

    public Bilingual label() {
        return label;
    }

    /** Whether nothing happens to the ballot any more. */
    public boolean ended() {
        return this == CLOSED || this == WITHDRAWN;
    }
}
