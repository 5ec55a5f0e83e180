package org.charterflow.alliance;

import org.jspecify.annotations.Nullable;

/**
 * A person about to represent a unit.
 *
 * @param userId the account's id; null to have one made up from the unit's number
 * @param name as the person writes it
 */
public record NewRepresentative(
        @Nullable String userId,
        String name,
        @Nullable String position,
        String email,
        @Nullable String mobile) {}
