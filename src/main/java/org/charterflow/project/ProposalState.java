package org.charterflow.project;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.charterflow.language.Bilingual;

/** Where a proposal stands, and where it may go from there. */
public enum ProposalState {
    RECEIVED("已收到", "received"),
    TO_BE_COMPLETED("待补正", "to be completed by the proposer"),
    COMPLETE("材料齐全", "complete"),
    SEEKING_SUPPORT("征集支持会员", "seeking supporters"),
    TO_BE_ASSIGNED("待确定审议机构", "to be assigned to the organ that decides"),
    EXCEPTION_BEFORE_ORGAN("审议是否例外", "exception before the organ"),
    IN_DISCUSSION("讨论中", "in discussion"),
    OPINION_ASKED("征求意见", "opinion asked"),
    BEFORE_ORGAN("表决中", "before the organ"),
    PASSED("审议通过", "passed by the organ"),
    BEFORE_BOARD("理事会审议中", "before the board"),
    REGISTERED("已立项", "registered as a project"),
    REFUSED("未予受理", "refused"),
    LAPSED("已失效", "lapsed"),
    REJECTED("未通过", "rejected"),
    WITHDRAWN("已撤回", "withdrawn");

    private static final Set<ProposalState> ENDED = EnumSet.of(REGISTERED, REFUSED, LAPSED, REJECTED, WITHDRAWN);
    private static final Set<ProposalState> DECIDED = EnumSet.of(PASSED, BEFORE_BOARD);
    private static final Set<ProposalState> UNDER_VOTE =
            EnumSet.of(EXCEPTION_BEFORE_ORGAN, OPINION_ASKED, BEFORE_ORGAN);

    private final Bilingual label;

    ProposalState(String zh, String en) {
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

    /** Whether the organ has not decided yet: so long support can be given and withdrawn (OSCAR-28). */
    public boolean isUndecided() {
        return !isEnded() && !DECIDED.contains(this);
    }

    /** Whether the proposer may revise it: not while an organ votes on its text, nor afterwards. */
    boolean isRevisable() {
        return isUndecided() && !UNDER_VOTE.contains(this);
    }

    boolean canBecome(ProposalState next) {
        return next == WITHDRAWN ? !isEnded() : following().contains(next);
    }

    private Set<ProposalState> following() {
        return switch (this) {
            case RECEIVED -> EnumSet.of(TO_BE_COMPLETED, COMPLETE, REFUSED);
            case TO_BE_COMPLETED -> EnumSet.of(TO_BE_COMPLETED, COMPLETE, LAPSED);
            case COMPLETE -> EnumSet.of(SEEKING_SUPPORT, TO_BE_ASSIGNED, TO_BE_COMPLETED);
            case SEEKING_SUPPORT -> EnumSet.of(SEEKING_SUPPORT, TO_BE_ASSIGNED, COMPLETE, TO_BE_COMPLETED, LAPSED);
            case TO_BE_ASSIGNED ->
                EnumSet.of(
                        SEEKING_SUPPORT,
                        TO_BE_COMPLETED,
                        COMPLETE,
                        EXCEPTION_BEFORE_ORGAN,
                        IN_DISCUSSION,
                        TO_BE_ASSIGNED);
            case EXCEPTION_BEFORE_ORGAN -> EnumSet.of(IN_DISCUSSION, REJECTED, TO_BE_ASSIGNED);
            case IN_DISCUSSION ->
                EnumSet.of(OPINION_ASKED, BEFORE_ORGAN, SEEKING_SUPPORT, COMPLETE, TO_BE_COMPLETED, TO_BE_ASSIGNED);
            case OPINION_ASKED -> EnumSet.of(BEFORE_ORGAN, SEEKING_SUPPORT, TO_BE_ASSIGNED);
            case BEFORE_ORGAN -> EnumSet.of(PASSED, REJECTED, SEEKING_SUPPORT, TO_BE_ASSIGNED);
            case PASSED -> EnumSet.of(BEFORE_BOARD, REGISTERED);
            case BEFORE_BOARD -> EnumSet.of(REGISTERED, REJECTED);
            case REGISTERED, REFUSED, LAPSED, REJECTED, WITHDRAWN -> EnumSet.noneOf(ProposalState.class);
        };
    }
}
