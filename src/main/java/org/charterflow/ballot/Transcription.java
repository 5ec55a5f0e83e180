package org.charterflow.ballot;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signed paper vote that one person of the secretariat has entered.
 *
 * @param scan id of the scan's document
 * @param decidedBy the second person, who compared it with the scan; null while nobody has
 * @param confirmed whether the second person found it right; null while nobody has looked
 */
public record Transcription(
        UUID id,
        UUID ballot,
        UUID seat,
        Choice choice,
        boolean interest,
        UUID scan,
        String enteredBy,
        Instant enteredAt,
        @Nullable String decidedBy,
        @Nullable Boolean confirmed) {}
