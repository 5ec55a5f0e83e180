package org.charterflow.mail;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.parameter.PartStat;
import net.fortuna.ical4j.model.parameter.Role;
import net.fortuna.ical4j.model.parameter.Rsvp;
import net.fortuna.ical4j.model.property.Attendee;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * Writes the invitation of one addressee (RFC 5545, RFC 5546). The organizer is the secretariat's address, always the
 * same: calendars take a change only from the organizer they know.
 */
final class CalendarFile {

    private CalendarFile() {}

    /** The iTIP method of what is sent about the event. */
    static String method(CalendarEvent event) {
        return event.cancelled() ? "CANCEL" : "REQUEST";
    }

    /** @param at when the invitation was written */
    static String of(CalendarEvent event, Letterhead from, String name, String address, Instant at) {
        TimeZone zone = TimeZoneRegistryFactory.getInstance()
                .createRegistry()
                .getTimeZone(event.zone().getId());
        if (zone == null) {
            throw new IllegalArgumentException("no calendar knows the zone " + event.zone());
        }
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Charterflow//Charterflow//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(event.cancelled() ? ImmutableMethod.CANCEL : ImmutableMethod.REQUEST);
        calendar.add(zone.getVTimeZone());
        calendar.add(event(event, from, name, address, at));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static VEvent event(CalendarEvent event, Letterhead from, String name, String address, Instant at) {
        VEvent written = new VEvent(false);
        written.add(new DtStamp(at));
        written.add(new Uid(event.uid() + "@" + from.domain()));
        written.add(new Sequence(event.sequence()));
        written.add(new DtStart<>(event.startsAt().atZone(event.zone())));
        written.add(new DtEnd<>(event.endsAt().atZone(event.zone())));
        written.add(new Summary(event.summary().both(from.language())));
        if (event.location() != null) {
            written.add(new Location(event.location()));
        }
        written.add(event.cancelled() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        Organizer organizer = new Organizer(URI.create("mailto:" + from.secretariat()));
        organizer.add(new Cn(from.name().in(from.language())));
        written.add(organizer);
        Attendee attendee = new Attendee(new ParameterList(), URI.create("mailto:" + address));
        attendee.add(new Cn(MailComposer.printable(name).replace('"', '\'')));
        attendee.add(Role.REQ_PARTICIPANT);
        if (!event.cancelled()) {
            attendee.add(PartStat.NEEDS_ACTION);
            attendee.add(Rsvp.TRUE);
        }
        written.add(attendee);
        return written;
    }
}
