package org.charterflow.alliance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who holds an office.
 *
 * @param organ the organ or group it belongs to
 * @param office of the profile's offices
 * @param member the unit the person represents; null for the alliance's own staff
 * @param termEnds the last day of the term; null where the charter sets none. Its passing ends nothing by itself
 * @param endedOn null while the office is held
 */
public record OfficeHolder(
        UUID id,
        String alliance,
        String organ,
        String office,
        String userId,
        String name,
        String email,
        @Nullable UUID member,
        LocalDate since,
        @Nullable LocalDate termEnds,
        @Nullable LocalDate endedOn) {}
