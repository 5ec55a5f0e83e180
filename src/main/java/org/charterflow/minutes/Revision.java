package org.charterflow.minutes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One text of the minutes.
 *
 * @param circulatedAt when it was sent to those entitled to attend; null if it was not, as are {@code notice} and
 *     {@code pdf}
 */
record Revision(
        String caseNumber,
        int number,
        MinutesText text,
        @Nullable Instant circulatedAt,
        @Nullable UUID notice,
        @Nullable UUID pdf) {}
