package org.charterflow.membership;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.charterflow.language.Bilingual;

/** Where an application stands, and where it may go from there. */
enum ApplicationState {
    RECEIVED("已收到", "received"),
    ADDRESS_TO_BE_CONFIRMED("等待确认地址", "address to be confirmed"),
    TO_BE_TRANSCRIBED("待转录", "to be transcribed by the secretariat"),
    TO_BE_COMPLETED("待补正", "to be completed by the applicant"),
    COMPLETE("材料齐全", "complete"),
    UNDER_REVIEW("秘书处审查中", "under review by the secretariat"),
    CLASS_BEFORE_BOARD("理事会审议级别", "class before the board"),
    BEFORE_BOARD("理事会表决中", "before the board"),
    DECIDED("已同意入会", "admission decided"),
    TO_BE_SIGNED("待重新签署", "to be signed again"),
    SIGNATURE_TO_BE_CHECKED("签署待核对", "signature to be checked"),
    ACCEPTANCE_SENT("接受通知已发出", "acceptance sent"),
    ACCEPTANCE_TO_BE_DELIVERED("接受通知待另行送达", "acceptance to be delivered otherwise"),
    MEMBER("已入会", "member"),
    FEE_DUE("待缴会费", "fee due"),
    ADMITTED("入会完成", "admitted"),
    LAPSED("已失效", "lapsed"),
    REFUSED("已拒绝", "refused"),
    REJECTED("理事会未通过", "rejected by the board"),
    WITHDRAWN("申请人已撤回", "withdrawn by the applicant"),
    SUPERSEDED("已由同一单位的另一申请取代", "superseded by another application of the organisation");

    private static final Set<ApplicationState> ENDED =
            EnumSet.of(ADMITTED, LAPSED, REFUSED, REJECTED, WITHDRAWN, SUPERSEDED);
    private static final Set<ApplicationState> TAKING_ANSWERS =
            EnumSet.of(RECEIVED, ADDRESS_TO_BE_CONFIRMED, TO_BE_TRANSCRIBED, TO_BE_COMPLETED);
    private static final Set<ApplicationState> SEAT_PROMISED = EnumSet.of(
            BEFORE_BOARD, DECIDED, TO_BE_SIGNED, SIGNATURE_TO_BE_CHECKED, ACCEPTANCE_SENT, ACCEPTANCE_TO_BE_DELIVERED);

    private final Bilingual label;

    ApplicationState(String zh, String en) {
        this.label = Bilingual.of(zh, en);
    }

    /** Where it stands, in words. */
    Bilingual label() {
        return label;
    }

    /** Where it stands, for programs: {@code to-be-completed}. */
    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    boolean isEnded() {
        return ENDED.contains(this);
    }

    /** Whether what the applicant sends is taken into the dossier; later a person looks at it first. */
    boolean takesAnswers() {
        return TAKING_ANSWERS.contains(this);
    }

    boolean isAcceptanceUnderway() {
        return this == ACCEPTANCE_SENT || this == ACCEPTANCE_TO_BE_DELIVERED;
    }

    /** Whether a seat that the class needs is spoken for: later applications do not find it free. */
    boolean promisesSeat() {
        return SEAT_PROMISED.contains(this);
    }

    /** Whether membership has begun: from then on leaving follows the charter's articles on leaving. */
    boolean isMember() {
        return this == MEMBER || this == FEE_DUE || this == ADMITTED;
    }

    boolean mayBecome(ApplicationState next) {
        return next == WITHDRAWN ? !isMember() && !isEnded() : following().contains(next);
    }

    private Set<ApplicationState> following() {
        return switch (this) {
            case RECEIVED ->
                EnumSet.of(ADDRESS_TO_BE_CONFIRMED, TO_BE_TRANSCRIBED, TO_BE_COMPLETED, COMPLETE, SUPERSEDED);
            case ADDRESS_TO_BE_CONFIRMED -> EnumSet.of(RECEIVED, LAPSED, SUPERSEDED);
            case TO_BE_TRANSCRIBED -> EnumSet.of(TO_BE_COMPLETED, COMPLETE);
            case TO_BE_COMPLETED -> EnumSet.of(TO_BE_TRANSCRIBED, TO_BE_COMPLETED, COMPLETE, LAPSED);
            case COMPLETE -> EnumSet.of(UNDER_REVIEW, REFUSED);
            case UNDER_REVIEW ->
                EnumSet.of(TO_BE_COMPLETED, COMPLETE, CLASS_BEFORE_BOARD, BEFORE_BOARD, DECIDED, UNDER_REVIEW, REFUSED);
            case CLASS_BEFORE_BOARD -> EnumSet.of(UNDER_REVIEW, REFUSED);
            case BEFORE_BOARD -> EnumSet.of(DECIDED, REJECTED);
            case DECIDED -> EnumSet.of(TO_BE_SIGNED, ACCEPTANCE_SENT);
            case TO_BE_SIGNED -> EnumSet.of(SIGNATURE_TO_BE_CHECKED, LAPSED);
            case SIGNATURE_TO_BE_CHECKED -> EnumSet.of(TO_BE_SIGNED, ACCEPTANCE_SENT);
            case ACCEPTANCE_SENT -> EnumSet.of(ACCEPTANCE_TO_BE_DELIVERED, MEMBER);
            case ACCEPTANCE_TO_BE_DELIVERED -> EnumSet.of(MEMBER);
            case MEMBER -> EnumSet.of(FEE_DUE, ADMITTED);
            case FEE_DUE -> EnumSet.of(ADMITTED);
            case ADMITTED, LAPSED, REFUSED, REJECTED, WITHDRAWN, SUPERSEDED -> EnumSet.noneOf(ApplicationState.class);
        };
    }
}
