package org.charterflow.ballot;

import java.time.Instant;
import java.util.UUID;
import org.charterflow.charter.Deadline;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * One question put to one organ, as it stands.
 *
 * @param organ id of the organ
 * @param interestedMember the member unit the question is about, if any
 * @param rule the rule as evaluated; null until it was adopted
 * @param calledBy the user who opened it; null before
 * @param discussionEnds when the discussion ends; null where there is none, or not yet
 * @param openedAt when electorate, question and rule were sealed; null before
 * @param closing until when votes count; null before the opening
 * @param seal SHA-256 over everything sealed, lower-case hexadecimal; null before the opening
 * @param endedAt when it was counted or withdrawn; null while it runs
 * @param outcome how it was counted; null before, and if it was withdrawn
 * @param count the final count; null before, and if it was withdrawn
 * @param withdrawalReason why it was withdrawn; null if it was not
 */
public record Ballot(
        UUID id,
        String alliance,
        String caseNumber,
        String organ,
        String matter,
        Bilingual question,
        @Nullable UUID interestedMember,
        BallotState state,
        Instant preparedAt,
        @Nullable VotingRule rule,
        @Nullable String calledBy,
        @Nullable Instant discussionEnds,
        @Nullable Instant openedAt,
        @Nullable Deadline closing,
        @Nullable String seal,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome,
        @Nullable Count count,
        @Nullable String withdrawalReason) {

    /**
     * The rule, once it was adopted.
     *
     * @throws IllegalStateException before
     */
    public VotingRule ruleInForce() {
        if (rule == null) {
            throw new IllegalStateException("No voting rule was adopted for ballot " + id);
        }
        return rule;
    }

    /**
     * Until when votes count, once the vote is open.
     *
     * @throws IllegalStateException before
     */
    public Deadline deadline() {
        if (closing == null) {
            throw new IllegalStateException("Ballot " + id + " was never opened");
        }
        return closing;
    }

    /** The same ballot as it is once the vote has opened. */
    Ballot opened(Instant at, Deadline until) {
        return new Ballot(
                id,
                alliance,
                caseNumber,
                organ,
                matter,
                question,
                interestedMember,
                BallotState.OPEN,
                preparedAt,
                rule,
                calledBy,
                discussionEnds,
                at,
                until,
                null,
                null,
                null,
                null,
                null);
    }
}
