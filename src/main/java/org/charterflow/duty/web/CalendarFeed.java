package org.charterflow.duty.web;

import static net.fortuna.ical4j.model.parameter.Value.DURATION;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import net.fortuna.ical4j.data.CalendarOutputter;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.ParameterList;
import net.fortuna.ical4j.model.TimeZone;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.RefreshInterval;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.XProperty;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableTransp;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.duty.Obligation;
import org.charterflow.duty.Occasion;
import org.charterflow.language.Bilingual;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The calendar as a file that calendars subscribe to (RFC 5545, RFC 7986). */
@Component
class CalendarFeed {

    private static final Duration LOOK_AGAIN = Duration.ofHours(6);

    private final String baseUrl;

    CalendarFeed(@Value("${charterflow.base-url}") String baseUrl) {
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /**
     * @param title what calendars call it
     * @param occasions what it shows; what is called off stays in it as cancelled, so that calendars take it out
     * @param due what is still to be called, shown on the last day of its period
     * @param locale whose language comes first
     */
    String of(AllianceProfile profile, Bilingual title, List<Occasion> occasions, List<Obligation> due, Locale locale) {
        TimeZone zone = TimeZoneRegistryFactory.getInstance()
                .createRegistry()
                .getTimeZone(profile.zone().getId());
        if (zone == null) {
            throw new IllegalArgumentException("no calendar knows the zone " + profile.zone());
        }
        String name = title.both(locale.toLanguageTag());
        Calendar calendar = new Calendar();
        calendar.add(new ProdId("-//Charterflow//Charterflow//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new RefreshInterval(new ParameterList(List.of(DURATION)), LOOK_AGAIN));
        calendar.add(new XProperty("X-WR-CALNAME", name));
        calendar.add(zone.getVTimeZone());
        occasions.forEach(occasion -> calendar.add(event(profile, occasion, locale)));
        due.stream()
                .filter(obligation -> obligation.missing() > 0)
                .forEach(obligation -> calendar.add(reminder(profile, obligation, locale)));
        StringWriter text = new StringWriter();
        try {
            new CalendarOutputter().output(calendar, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private VEvent event(AllianceProfile profile, Occasion occasion, Locale locale) {
        VEvent event = new VEvent(false);
        event.add(new DtStamp(occasion.changedAt()));
        event.add(new Uid(occasion.uid() + "@" + profile.mail().domain()));
        event.add(new Sequence(occasion.sequence()));
        event.add(new DtStart<>(occasion.startsAt().atZone(profile.zone())));
        event.add(new DtEnd<>(occasion.endsAt().atZone(profile.zone())));
        event.add(new Summary(occasion.title().both(locale.toLanguageTag())));
        if (occasion.place() != null) {
            event.add(new Location(occasion.place()));
        }
        if (occasion.page() != null) {
            event.add(new Url(URI.create(baseUrl + occasion.page())));
        }
        event.add(occasion.calledOff() ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
        return event;
    }

    /** A whole day that takes nobody's time; its sequence grows with what is held or called. */
    private VEvent reminder(AllianceProfile profile, Obligation obligation, Locale locale) {
        String organ = obligation.organ() == null ? "all" : obligation.organ().id();
        Bilingual title = obligation.duty().title();
        Bilingual words = Bilingual.of(
                "期限：" + title.zh() + "，还缺 " + obligation.missing() + " 次（"
                        + obligation.duty().citation().words().zh() + "）",
                "Due: " + title.en() + ", " + obligation.missing() + " missing ("
                        + obligation.duty().citation().words().en() + ")");
        VEvent event = new VEvent(false);
        event.add(new DtStamp(obligation.firstDay().atStartOfDay(profile.zone()).toInstant()));
        event.add(new Uid("duty-" + obligation.duty().id() + "-" + organ + "-" + obligation.firstDay() + "@"
                + profile.mail().domain()));
        event.add(new Sequence(obligation.held().size() + obligation.called().size()));
        event.add(new DtStart<>(obligation.lastDay()));
        event.add(new DtEnd<>(obligation.lastDay().plusDays(1)));
        event.add(new Summary(words.both(locale.toLanguageTag())));
        event.add(ImmutableTransp.TRANSPARENT);
        event.add(new Url(URI.create(baseUrl + "/register/" + profile.id() + "/calendar")));
        return event;
    }
}
