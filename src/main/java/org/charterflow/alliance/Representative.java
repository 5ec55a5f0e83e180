package org.charterflow.alliance;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The one person who acts for a unit (会员代表), employed by it: OSCAR-11, COIA-7.
 *
 * @param userId the account's id, never given to anybody else
 * @param endedOn the day another person took over or the membership ended; null while the person acts
 */
public record Representative(
        UUID id,
        String alliance,
        UUID member,
        String userId,
        String name,
        @Nullable String position,
        String email,
        @Nullable String mobile,
        LocalDate since,
        @Nullable LocalDate endedOn) {}
