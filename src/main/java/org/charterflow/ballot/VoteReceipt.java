package org.charterflow.ballot;

import org.jspecify.annotations.Nullable;

/**
 * A vote that was recorded.
 *
 * @param sequence its place among all votes on record
 * @param choice what was recorded
 * @param replaces the seat's earlier vote that no longer counts; null if this is its first
 * @param overtakenBy the seat's other vote, which arrived later and counts; null if this one counts
 */
public record VoteReceipt(
        long sequence,
        Choice choice,
        @Nullable Choice replaces,
        @Nullable Choice overtakenBy) {}
