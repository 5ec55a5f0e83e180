package org.charterflow.duty;

import java.time.Instant;
import java.util.Set;
import org.charterflow.document.Audience;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Something the calendar shows: a meeting that was called, or an event.
 *
 * @param uid what calendars know it by, for ever, without the alliance's domain
 * @param sequence 0 at first, one more with each change (RFC 5546, 2.1.4)
 * @param calledOff whether it does not take place; it then fulfils no duty
 * @param endsAt the first instant after it
 * @param organ whose it is; null for everybody's
 * @param place the place or the conference's link; null where there is none
 * @param page the address of its page below the base address, beginning with a slash; null where it has none
 * @param audience who may know of it
 * @param invited the accounts of those who may attend although they do not belong to the organ
 * @param changedAt when it was put on record as it is
 */
public record Occasion(
        String uid,
        int sequence,
        boolean calledOff,
        Duty.Kind kind,
        @Nullable String organ,
        Bilingual title,
        Instant startsAt,
        Instant endsAt,
        @Nullable String place,
        @Nullable String page,
        Audience audience,
        Set<String> invited,
        Instant changedAt) {

    public Occasion {
        invited = Set.copyOf(invited);
    }

    public boolean isOpen() {
        return audience == Audience.PUBLIC;
    }
}
