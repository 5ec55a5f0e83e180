package org.charterflow.duty;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.charterflow.document.Audience;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * An event that the secretariat keeps in the calendar, or a meeting that was held without a notice of this system.
 *
 * @param organ who holds it; null for a plenary meeting
 * @param endsAt the first instant after it
 * @param open whether everybody may know of it, or the members alone
 * @param sequence 0 at first, one more with each change
 */
public record Event(
        UUID id,
        String alliance,
        Duty.Kind kind,
        @Nullable String organ,
        Bilingual title,
        Instant startsAt,
        Instant endsAt,
        @Nullable String place,
        boolean open,
        int sequence,
        boolean calledOff,
        Instant changedAt) {

    Occasion occasion() {
        return new Occasion(
                id.toString(),
                sequence,
                calledOff,
                kind,
                organ,
                title,
                startsAt,
                endsAt,
                place,
                null,
                open ? Audience.PUBLIC : Audience.MEMBERS,
                Set.of(),
                changedAt);
    }
}
