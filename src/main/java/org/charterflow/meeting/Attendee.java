package org.charterflow.meeting;

import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Somebody entitled to attend.
 *
 * @param key who it is, unique in the meeting and stable: the user id
 * @param userId their account
 * @param unit the member unit they act for, or where they belong
 * @param capacity in what they attend: the seat's capacity, their office, invited
 * @param seat the seat they act for; null for whoever attends without one
 * @param votes whether that seat votes; who attends without a vote is in attendance (列席)
 * @param invited whether they were invited to this meeting, having neither seat nor office
 */
public record Attendee(
        String key,
        @Nullable String userId,
        String name,
        String email,
        Bilingual unit,
        Bilingual capacity,
        @Nullable UUID seat,
        boolean votes,
        boolean invited) {}
