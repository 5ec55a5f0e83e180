package org.charterflow.charter;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.DateProperty;
import org.springframework.core.io.Resource;

/**
 * Reads the holiday calendar of one year (RFC 5545): all-day events of the category {@code REST-DAY} or
 * {@code WORKED-DAY}.
 */
final class HolidayFile {

    private static final String REST_DAY = "REST-DAY";
    private static final String WORKED_DAY = "WORKED-DAY";

    private HolidayFile() {}

    /**
     * Reads the file of a year.
     *
     * @throws IllegalStateException naming file and event when something is not as expected
     */
    static HolidayCalendar.Year read(Resource file, int year) {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        for (VEvent event : events(file)) {
            String where = "%s, event '%s'".formatted(file.getDescription(), summary(event));
            Set<LocalDate> days = days(event, where);
            for (LocalDate day : days) {
                if (day.getYear() != year) {
                    throw new IllegalStateException("%s: %s is not in %d".formatted(where, day, year));
                }
            }
            (isRest(event, where) ? off : worked).addAll(days);
        }
        for (LocalDate day : worked) {
            if (off.contains(day)) {
                throw new IllegalStateException(
                        "%s: %s is both a rest day and a worked day".formatted(file.getDescription(), day));
            }
        }
        if (off.isEmpty()) {
            throw new IllegalStateException(
                    "%s: no event of the category %s".formatted(file.getDescription(), REST_DAY));
        }
        return new HolidayCalendar.Year(off, worked);
    }

    private static List<VEvent> events(Resource file) {
        try (InputStream content = file.getInputStream()) {
            return new CalendarBuilder().build(content).getComponents("VEVENT");
        } catch (IOException e) {
            throw new IllegalStateException(file.getDescription() + " cannot be read", e);
        } catch (ParserException e) {
            throw new IllegalStateException(
                    "%s, line %d: expected an iCalendar file".formatted(file.getDescription(), e.getLineNo()), e);
        }
    }

    private static Set<LocalDate> days(VEvent event, String where) {
        LocalDate first = date(event.getProperty(Property.DTSTART), "DTSTART", where);
        Optional<Property> end = event.getProperty(Property.DTEND);
        LocalDate after = end.isEmpty() ? first.plusDays(1) : date(end, "DTEND", where);
        if (!after.isAfter(first)) {
            throw new IllegalStateException(where + ": DTEND is the day after the last day, later than DTSTART");
        }
        return first.datesUntil(after).collect(Collectors.toSet());
    }

    private static LocalDate date(Optional<Property> property, String name, String where) {
        Temporal value = property.filter(DateProperty.class::isInstance)
                .<Temporal>map(p -> ((DateProperty<?>) p).getDate())
                .orElse(null);
        if (value instanceof LocalDate day) {
            return day;
        }
        throw new IllegalStateException("%s: expected an all-day event, %s;VALUE=DATE:…".formatted(where, name));
    }

    private static boolean isRest(VEvent event, String where) {
        Set<String> categories = event.getProperties(Property.CATEGORIES).stream()
                .filter(Categories.class::isInstance)
                .flatMap(p -> ((Categories) p).getCategories().getTexts().stream())
                .collect(Collectors.toSet());
        if (categories.contains(REST_DAY) == categories.contains(WORKED_DAY)) {
            throw new IllegalStateException(
                    "%s: expected the category %s or %s, found %s".formatted(where, REST_DAY, WORKED_DAY, categories));
        }
        return categories.contains(REST_DAY);
    }

    private static String summary(VEvent event) {
        return event.getProperty(Property.SUMMARY).map(Property::getValue).orElse("without SUMMARY");
    }
}
