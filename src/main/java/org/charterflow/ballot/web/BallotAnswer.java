package org.charterflow.ballot.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.charterflow.ballot.ElectorateSeat;
import org.charterflow.ballot.Paper;
import org.charterflow.ballot.Tally;
import org.charterflow.ballot.Vote;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A ballot as the caller may see it.
 *
 * @param state {@code prepared}, {@code called}, {@code discussion}, {@code open}, {@code closed}, {@code withdrawn}
 * @param rule the rule in words; absent until it was adopted
 * @param article where the rule stands
 * @param seal SHA-256 over everything sealed at the opening; absent before
 * @param sealVerified whether what is on record is still what was sealed; absent before the opening
 * @param counts absent while the rule shows them to nobody
 * @param standing what is still needed, in words; absent unless the vote is open
 * @param electorate the sealed seats; empty before the opening
 * @param votes by name, replaced ones among them; empty unless the vote is over and the caller belongs to those who
 *     decided
 */
record BallotAnswer(
        UUID id,
        String alliance,
        String caseNumber,
        String organ,
        String matter,
        Bilingual question,
        String state,
        @Nullable Bilingual rule,
        @Nullable String article,
        @Nullable Integer ruleVersion,
        @Nullable Instant openedAt,
        @Nullable Instant closesAt,
        @Nullable Bilingual counting,
        @Nullable String seal,
        @Nullable Boolean sealVerified,
        @Nullable Instant endedAt,
        @Nullable String outcome,
        @Nullable String resolution,
        @Nullable Counts counts,
        @Nullable Bilingual standing,
        List<Paper> papers,
        List<SeatAnswer> electorate,
        List<VoteAnswer> votes) {

    /** A tally in numbers and words. */
    record Counts(
            int entitled,
            int recused,
            int present,
            int inFavour,
            int abstaining,
            int against,
            int notVoted,
            int base,
            int needed,
            int quorumNeeded,
            boolean certain,
            Bilingual arithmetic) {

        static Counts of(Tally tally) {
            return new Counts(
                    tally.count().entitled(),
                    tally.count().recused(),
                    tally.count().present(),
                    tally.count().inFavour(),
                    tally.count().abstaining(),
                    tally.count().against(),
                    tally.count().outstanding(),
                    tally.base(),
                    tally.needed(),
                    tally.quorumNeeded(),
                    tally.certain(),
                    tally.arithmetic());
        }
    }

    /** A seat of the sealed electorate. */
    record SeatAnswer(UUID seat, Bilingual unit, String capacity, boolean recused) {

        static SeatAnswer of(ElectorateSeat seat) {
            return new SeatAnswer(seat.seat(), seat.unit(), seat.capacity(), seat.recused());
        }
    }

    /** A vote by name. */
    record VoteAnswer(long sequence, UUID seat, String choice, boolean interest, String channel, Instant at) {

        static VoteAnswer of(Vote vote) {
            return new VoteAnswer(
                    vote.sequence(),
                    vote.seat(),
                    vote.choice().code(),
                    vote.interest(),
                    vote.channel().code(),
                    vote.at());
        }
    }
}
