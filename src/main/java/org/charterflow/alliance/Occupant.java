package org.charterflow.alliance;

import org.jspecify.annotations.Nullable;

/**
 * A seat and who acts for it at this moment.
 *
 * @param representative null while the unit has not named a successor
 */
public record Occupant(Seat seat, @Nullable Representative representative) {}
