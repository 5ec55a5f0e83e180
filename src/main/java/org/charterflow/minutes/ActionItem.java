package org.charterflow.minutes;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting asked somebody to do.
 *
 * @param owner the account of who does it
 * @param confidential whether it came out of a confidential item: published minutes and pages leave it out
 * @param dueOn the last day for it, in the alliance's zone
 * @param doneAt when it was done, or given up with a note; null while it is open, as is {@code doneBy}
 * @param note what came of it; null for nothing said
 */
public record ActionItem(
        UUID id,
        String alliance,
        String organ,
        String caseNumber,
        int position,
        String task,
        String owner,
        String ownerName,
        boolean confidential,
        LocalDate dueOn,
        Instant agreedAt,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        @Nullable String note) {

    public boolean isOpen() {
        return doneAt == null;
    }
}
