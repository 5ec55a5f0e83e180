package org.charterflow.mail.inbound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Parameter;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.charterflow.mail.CalendarReply;
import org.charterflow.mail.CalendarReply.Attendance;
import org.charterflow.mail.CalendarReplyHandler;
import org.charterflow.mail.reading.MailPart;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.Mailbox;
import org.charterflow.mail.reading.SenderAuthentication.Verdict;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Answers of calendars to invitations: attendance, and nothing else. They are never answered. */
@Component
class CalendarAnswers {

    private static final int LARGEST = 64 * 1024;

    /** What a calendar that nobody waits for is recorded as. */
    private static final String NOBODYS = "calendar-reply";

    private final ObjectProvider<CalendarReplyHandler> handlers;

    CalendarAnswers(ObjectProvider<CalendarReplyHandler> handlers) {
        this.handlers = handlers;
    }

    /** Only what the attendee themselves answered counts: the mail's one proven sender. */
    Ruling decide(String alliance, Readable reading, Instant receivedAt) {
        List<CalendarReplyHandler> features = handlers.orderedStream().toList();
        if (features.isEmpty()) {
            return Ruling.ignored(NOBODYS);
        }
        Optional<CalendarReply> reply = read(reading.mail().part("text/calendar"));
        if (reply.isEmpty()) {
            return Ruling.ignored("calendar-reply-unreadable");
        }
        Mailbox from = reading.mail().from().single();
        if (from == null
                || reading.sender().verdict() != Verdict.PROVEN
                || !from.address().equalsIgnoreCase(reply.get().attendee())) {
            return Ruling.ignored("calendar-reply-not-the-attendees");
        }
        return features.stream()
                .map(feature -> feature.answered(alliance, reply.get(), receivedAt))
                .flatMap(Optional::stream)
                .findFirst()
                .map(Ruling::of)
                .orElse(Ruling.ignored(NOBODYS));
    }

    /** The answer in a calendar part; empty if it is none that can be read, or not about one event and one attendee. */
    static Optional<CalendarReply> read(@Nullable MailPart part) {
        if (part == null || part.content().length > LARGEST) {
            return Optional.empty();
        }
        try {
            Calendar calendar = new CalendarBuilder().build(new ByteArrayInputStream(part.content()));
            List<VEvent> events = calendar.getComponents("VEVENT");
            return isReply(calendar) && events.size() == 1 ? read(events.get(0)) : Optional.empty();
        } catch (IOException | ParserException | RuntimeException e) {
            // Anybody may write anything into a calendar, and the parser answers with any of these.
            return Optional.empty();
        }
    }

    private static boolean isReply(Calendar calendar) {
        return calendar.getProperty("METHOD")
                .map(method -> ((Property) method).getValue().equalsIgnoreCase("REPLY"))
                .orElse(false);
    }

    private static Optional<CalendarReply> read(VEvent event) {
        List<Property> attendees = event.getProperties("ATTENDEE");
        Optional<String> uid = event.getProperty("UID").map(value -> ((Property) value).getValue());
        if (attendees.size() != 1 || uid.isEmpty()) {
            return Optional.empty();
        }
        Property attendee = attendees.get(0);
        String address = attendee.getValue();
        if (!address.toLowerCase(Locale.ROOT).startsWith("mailto:")) {
            return Optional.empty();
        }
        int sequence = event.getProperty("SEQUENCE")
                .map(value -> Integer.parseInt(((Property) value).getValue()))
                .orElse(0);
        int domain = uid.get().lastIndexOf('@');
        String own = domain < 0 ? uid.get() : uid.get().substring(0, domain);
        return attendee.getParameter("PARTSTAT")
                .map(status -> ((Parameter) status).getValue())
                .flatMap(Attendance::of)
                .map(attendance -> new CalendarReply(own, sequence, address.substring("mailto:".length()), attendance));
    }
}
