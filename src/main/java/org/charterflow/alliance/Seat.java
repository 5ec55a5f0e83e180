package org.charterflow.alliance;

import java.time.LocalDate;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A unit's place in an organ (席位).
 *
 * @param memberName the unit's name today
 * @param capacity of the organ's capacities, such as {@code board-member}
 * @param votes whether the seat has a vote
 * @param endedOn null while the unit sits there
 */
public record Seat(
        UUID id,
        String alliance,
        String organ,
        UUID member,
        Bilingual memberName,
        String capacity,
        boolean votes,
        LocalDate since,
        @Nullable LocalDate endedOn) {}
