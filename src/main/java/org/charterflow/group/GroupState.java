package org.charterflow.group;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.charterflow.language.Bilingual;

/** Where the case of a group stands. */
public enum GroupState {
    RECEIVED("已收到", "received"),
    BEFORE_ORGAN("待批准", "before the organ that decides"),
    SEEKING_LEADER("推荐组长", "recommending a leader"),
    BEFORE_GROUP("组内选举", "election in the group"),
    BEFORE_APPOINTMENT("待任命组长", "before the organ that appoints the leader"),
    AT_WORK("工作中", "at work until its end"),
    LED("组长就任", "led"),
    REJECTED("未通过", "rejected"),
    DISSOLVED("已解散", "dissolved"),
    OVER("已终止", "ended before its time");

    private static final Set<GroupState> ENDED = EnumSet.of(LED, REJECTED, DISSOLVED, OVER);

    private final Bilingual label;

    GroupState(String zh, String en) {
        this.label = Bilingual.of(zh, en);
    }

    public Bilingual label() {
        return label;
    }

    /** Kebab-case, for programs. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isEnded() {
        return ENDED.contains(this);
    }

    /** Whether a group without a leader is about to get one. */
    boolean seeksLeader() {
        return this == SEEKING_LEADER || this == BEFORE_GROUP || this == BEFORE_APPOINTMENT;
    }
}
