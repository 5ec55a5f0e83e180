package org.charterflow.membership;

import java.time.Instant;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * Where an application stands.
 *
 * @param state what it waits for, or how it ended
 * @param waiting until when; null where no period runs
 * @param reachedAt when the acceptance reached the applicant; null while it has not
 * @param closedAt when it ended; null while it is open
 */
record Standing(
        ApplicationState state,
        @Nullable Waiting waiting,
        @Nullable Instant reachedAt,
        @Nullable Instant closedAt) {

    static final Standing RECEIVED = new Standing(ApplicationState.RECEIVED, null, null, null);

    /** @throws RuleViolation conflict, if an application that stands here cannot become that */
    Standing moved(String caseNumber, ApplicationState next, @Nullable Waiting until) {
        if (!state.mayBecome(next)) {
            throw notIn(caseNumber, next);
        }
        return new Standing(next, until, reachedAt, closedAt);
    }

    /** The acceptance has reached the applicant; the earliest arrival counts, and only of one that is on its way. */
    Standing reached(Instant at) {
        return state.isAcceptanceUnderway() && (reachedAt == null || at.isBefore(reachedAt))
                ? new Standing(state, waiting, at, closedAt)
                : this;
    }

    Standing cameBack() {
        return state.isAcceptanceUnderway() ? new Standing(state, waiting, null, closedAt) : this;
    }

    /** The same wait, counted anew. */
    Standing recounted(Waiting until) {
        return new Standing(state, until, reachedAt, closedAt);
    }

    Standing closed(Instant at) {
        return new Standing(state, waiting, reachedAt, at);
    }

    /** @throws RuleViolation conflict, if it does not stand there */
    void require(String caseNumber, ApplicationState wanted) {
        if (state != wanted) {
            throw notIn(caseNumber, wanted);
        }
    }

    /** @throws RuleViolation conflict, if it has ended */
    void requireOpen(String caseNumber) {
        if (state.isEnded()) {
            throw new RuleViolation(
                    "application",
                    "application-ended",
                    null,
                    Bilingual.of(
                            "申请 " + caseNumber + " 已结束（" + state.label().zh() + "），不再接收材料；如有事项，请另行致函秘书处",
                            "application " + caseNumber + " has ended ("
                                    + state.label().en() + ") and takes nothing more; please write to the secretariat"),
                    RuleViolation.Kind.CONFLICT);
        }
    }

    private RuleViolation notIn(String caseNumber, ApplicationState next) {
        return new RuleViolation(
                "application",
                "application-state",
                null,
                Bilingual.of(
                        "申请 " + caseNumber + " 现为“" + state.label().zh() + "”，不能转为“"
                                + next.label().zh() + "”",
                        "application " + caseNumber + " is " + state.label().en() + ", it cannot become "
                                + next.label().en()),
                RuleViolation.Kind.CONFLICT);
    }
}
