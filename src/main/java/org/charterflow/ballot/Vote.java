package org.charterflow.ballot;

import java.time.Instant;
import java.util.UUID;
import org.charterflow.ballot.CastVote.Channel;
import org.jspecify.annotations.Nullable;

/**
 * A vote on record.
 *
 * @param sequence its place among all votes on record
 * @param castBy the user who cast it; for a transcription the person who confirmed it, for a vote in the
 *     room the organiser who entered it
 * @param enteredBy who entered a transcription; null for every other vote
 * @param evidence what proves it; null where the login does
 * @param at when it arrived; of a seat the latest counts, and of two at the same instant the higher sequence
 */
public record Vote(
        long sequence,
        UUID seat,
        Choice choice,
        boolean interest,
        @Nullable String remark,
        Channel channel,
        String castBy,
        @Nullable String enteredBy,
        @Nullable String evidence,
        Instant at) {}
