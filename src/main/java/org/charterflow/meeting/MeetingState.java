package org.charterflow.meeting;

import org.charterflow.ballot.Coded;
import org.charterflow.language.Bilingual;

/** Where a meeting stands. */
public enum MeetingState implements Coded {
    /** Somebody asks for it; whoever may call it has not decided. */
    REQUESTED(Bilingual.of("已请求召开", "requested")),
    REFUSED(Bilingual.of("未同意召开", "refused")),
    ANNOUNCED(Bilingual.of("已通知", "announced")),
    IN_SESSION(Bilingual.of("会议进行中", "in session")),
    /** It goes on at its present date. */
    ADJOURNED(Bilingual.of("休会", "adjourned")),
    CLOSED(Bilingual.of("已闭会", "closed")),
    CANCELLED(Bilingual.of("已取消", "cancelled"));

    private final Bilingual label;

    MeetingState(Bilingual label) {
        this.label = label;
    }

    public Bilingual label() {
        return label;
    }

    /** Whether nothing of it lies ahead. */
    public boolean ended() {
        return this == REFUSED || this == CLOSED || this == CANCELLED;
    }

    /** Whether its date lies ahead: it can be moved, and its agenda changed. */
    public boolean ahead() {
        return this == ANNOUNCED || this == ADJOURNED;
    }
}
