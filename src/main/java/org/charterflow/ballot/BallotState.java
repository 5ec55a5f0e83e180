package org.charterflow.ballot;

import org.charterflow.language.Bilingual;

/** Where a ballot stands. */
public enum BallotState {
    PREPARED("prepared", Bilingual.of("待发起", "to be opened")),
    CALLED("called", Bilingual.of("已发起", "called")),
    DISCUSSION("discussion", Bilingual.of("讨论中", "under discussion")),
    OPEN("open", Bilingual.of("表决中", "open")),
    CLOSED("closed", Bilingual.of("已计票", "counted")),
    WITHDRAWN("withdrawn", Bilingual.of("已撤回", "withdrawn"));

    private final String code;
    private final Bilingual label;

    BallotState(String code, Bilingual label) {
        this.code = code;
        this.label = label;
    }

    /** The word in tables and API. */
    public String code() {
        return code;
    }

    public Bilingual label() {
        return label;
    }

    /** Whether nothing happens to the ballot any more. */
    public boolean ended() {
        return this == CLOSED || this == WITHDRAWN;
    }

    static BallotState of(String code) {
        return Codes.find(values(), BallotState::code, code);
    }
}
