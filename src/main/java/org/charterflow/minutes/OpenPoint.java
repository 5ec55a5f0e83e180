package org.charterflow.minutes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something the meeting asks somebody to do.
 *
 * @param owner who does it: the key of somebody entitled to attend
 * @param due the last day for it, in the alliance's zone
 * @param item the number of the item it came out of, whose confidentiality it shares; null for none
 */
public record OpenPoint(
        String task, String owner, LocalDate due, @Nullable Integer item) {}
