package org.charterflow.minutes;

import java.time.LocalDate;

/**
 * Something the meeting asks somebody to do.
 *
 * @param owner who does it: the key of somebody entitled to attend
 * @param due the last day for it, in the alliance's zone
 */
public record OpenPoint(String task, String owner, LocalDate due) {}
