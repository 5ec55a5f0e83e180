package org.charterflow.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * An event that a notice invites to, so that calendars take it up (iTIP, RFC 5546). Whoever calls the event keeps it:
 * what is sent about it later bears the same uid and the next sequence.
 *
 * @param uid what calendars know the event by, for ever
 * @param sequence 0 for the first invitation, one more with each change (RFC 5546, 2.1.4)
 * @param cancelled whether the event is called off
 * @param startsAt when it begins; {@code endsAt} is the first instant after it
 * @param zone the zone its times are told in
 * @param location the place or the conference's link; null where there is none
 */
public record CalendarEvent(
        String uid,
        int sequence,
        boolean cancelled,
        Instant startsAt,
        Instant endsAt,
        ZoneId zone,
        Bilingual summary,
        @Nullable String location) {

    /** @throws IllegalArgumentException if it would end before it begins */
    public CalendarEvent {
        if (!endsAt.isAfter(startsAt)) {
            throw new IllegalArgumentException("an event ends after it begins: " + startsAt + ", " + endsAt);
        }
    }

    /** An event nobody has been invited to yet. */
    public static CalendarEvent first(
            Instant startsAt, Instant endsAt, ZoneId zone, Bilingual summary, @Nullable String location) {
        return new CalendarEvent(UUID.randomUUID().toString(), 0, false, startsAt, endsAt, zone, summary, location);
    }

    /** The same event at another time or place. */
    public CalendarEvent moved(Instant start, Instant end, @Nullable String place) {
        return new CalendarEvent(uid, sequence + 1, false, start, end, zone, summary, place);
    }

    /** The same event, called off. */
    public CalendarEvent calledOff() {
        return new CalendarEvent(uid, sequence + 1, true, startsAt, endsAt, zone, summary, location);
    }
}
