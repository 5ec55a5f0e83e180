package org.charterflow.withdrawal;

import java.time.Instant;
import org.charterflow.alliance.Representative;
import org.jspecify.annotations.Nullable;

/**
 * A member declares that it leaves.
 *
 * @param by who acts for it
 * @param enteredBy the account that put it in: the same, or who entered a paper for the secretariat
 * @param channel by which door: {@code mail}, {@code form}, {@code api} or {@code paper}
 * @param declaration what was written, verbatim; may be empty where a form or a program says it
 * @param arrivedAt when it reached us (Civil Code art. 137)
 * @param cause number of the case it answers, such as an amendment the member does not accept (OSCAR-40); null for none
 */
public record NewWithdrawal(
        Representative by,
        String enteredBy,
        String channel,
        String declaration,
        Instant arrivedAt,
        @Nullable String cause) {

    /** As the representative itself declares it. */
    public NewWithdrawal(
            Representative by, String channel, String declaration, Instant arrivedAt, @Nullable String cause) {
        this(by, by.userId(), channel, declaration, arrivedAt, cause);
    }
}
