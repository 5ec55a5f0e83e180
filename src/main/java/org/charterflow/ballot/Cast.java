package org.charterflow.ballot;

import java.util.Objects;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;

/**
 * What became of a vote that was cast together with others.
 *
 * @param receipt of what was recorded; null if the vote was refused
 * @param refusal why it was refused; null if it was recorded
 */
public record Cast(@Nullable VoteReceipt receipt, @Nullable RuleViolation refusal) {

    static Cast recorded(VoteReceipt receipt) {
        return new Cast(receipt, null);
    }

    static Cast refused(RuleViolation refusal) {
        return new Cast(null, refusal);
    }

    /** @throws RuleViolation if it was refused */
    public VoteReceipt orThrow() {
        if (refusal != null) {
            throw refusal;
        }
        return Objects.requireNonNull(receipt);
    }
}
