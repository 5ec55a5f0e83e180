package org.charterflow.ballot;

import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A seat of a sealed electorate. The vote is the unit's; whoever represents the unit when voting may cast it.
 *
 * @param seat id of the seat
 * @param member id of the member unit
 * @param unit the unit's name at the opening
 * @param capacity in what capacity it sits in the organ
 * @param representative who represented it at the opening; null where it had nobody
 * @param recused whether the seat is out of vote and base because the question is about its unit
 */
public record ElectorateSeat(
        UUID seat,
        UUID member,
        Bilingual unit,
        String capacity,
        @Nullable String representative,
        boolean recused) {}
