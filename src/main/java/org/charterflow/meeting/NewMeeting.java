package org.charterflow.meeting;

import java.time.Instant;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A meeting as somebody calls it, or asks for it.
 *
 * @param organ id of the organ, or {@link Meeting#PLENARY}
 * @param title null to call it after its organ
 * @param startsAt when it begins; {@code endsAt} is when it is expected to end
 * @param place where it is held; at least a place or a conference link is needed, except to ask for a meeting
 * @param open whether the public may attend; null for what the organ's rule says
 * @param recorder who takes the minutes; null to leave it open
 */
public record NewMeeting(
        String alliance,
        String organ,
        @Nullable Bilingual title,
        Instant startsAt,
        Instant endsAt,
        @Nullable String place,
        @Nullable String link,
        @Nullable Boolean open,
        @Nullable String recorder) {}
