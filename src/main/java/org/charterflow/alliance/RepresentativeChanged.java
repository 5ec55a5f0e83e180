package org.charterflow.alliance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit is represented by another person from now on, or by nobody; published in the transaction that changes it.
 *
 * @param previousUserId who represented it until now; null if nobody did
 * @param successor who represents it from now on; null while nobody is named
 */
public record RepresentativeChanged(
        String alliance,
        UUID member,
        @Nullable String previousUserId,
        @Nullable Representative successor) {}
