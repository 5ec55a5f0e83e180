package org.charterflow.charter;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One version of a decision table of an alliance, and when it applies.
 *
 * @param id this version
 * @param alliance alliance id
 * @param decisionId one of {@link CharterFiles#DECISIONS}
 * @param version counted by the engine, per alliance and decision, from one
 * @param definitionId by which the engine knows it
 * @param sha256 SHA-256 of its text, lower-case hex
 * @param inForceFrom the first instant at which it applies
 * @param inForceUntil the first instant at which it applies no more; null while it does
 * @param resolution number of the resolution that adopted it; null where it came with the files of {@code charters/}
 */
public record TableVersion(
        UUID id,
        String alliance,
        String decisionId,
        int version,
        String definitionId,
        String sha256,
        Instant inForceFrom,
        @Nullable Instant inForceUntil,
        @Nullable String resolution) {}
