package org.charterflow.meeting;

import org.charterflow.ballot.Coded;
import org.charterflow.language.Bilingual;

/** Why a meeting is held. */
public enum MeetingKind implements Coded {
    ORDINARY(Bilingual.of("例会", "ordinary meeting")),
    /** On the request of somebody who sits in the organ (OSCAR-29.2). */
    EXTRAORDINARY(Bilingual.of("临时会议", "extraordinary meeting"));

    private final Bilingual label;

    MeetingKind(Bilingual label) {
        this.label = label;
    }

    public Bilingual label() {
        return label;
    }
}
