package org.charterflow.withdrawal;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A member's withdrawal as it stands.
 *
 * @param caseNumber its case
 * @param alliance alliance id
 * @param member the unit that leaves
 * @param declaredBy account of the representative who declared it
 * @param channel by which door
 * @param declaration what was written, verbatim; may be empty
 * @param arrivedAt when it reached us
 * @param cause number of the case it answers; null for none
 * @param state where it stands
 * @param article the article that says when it takes effect; null until the table has been asked
 * @param ballot the board's ballot on it; null where none is needed
 * @param resolution number of the resolution that confirmed it
 * @param effectiveAt when the membership ended; null while it goes on
 */
public record Withdrawal(
        String caseNumber,
        String alliance,
        UUID member,
        String declaredBy,
        String channel,
        String declaration,
        Instant arrivedAt,
        @Nullable String cause,
        WithdrawalState state,
        @Nullable String article,
        @Nullable UUID ballot,
        @Nullable String resolution,
        @Nullable Instant effectiveAt) {}
