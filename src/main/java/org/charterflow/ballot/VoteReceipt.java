package org.charterflow.ballot;

import org.jspecify.annotations.Nullable;

/**
 * A vote that was recorded.
 *
 * @param sequence its place among all votes; of a seat the highest counts
 * @param choice what was recorded
 * @param replaces the seat's earlier vote that no longer counts; null if this is its first
 * @param closes whether the ballot closes now, before its deadline
 */
public record VoteReceipt(
        long sequence, Choice choice, @Nullable Choice replaces, boolean closes) {}
