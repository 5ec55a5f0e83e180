package org.charterflow.charter;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.Categories;
import net.fortuna.ical4j.model.property.DateProperty;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
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
     * Reads the file of a year from the charters' folder.
     *
     * @throws IllegalStateException naming file, line and what was expected
     */
    static HolidayCalendar.Year read(Resource file, int year) {
        try {
            return parse(file.getContentAsString(StandardCharsets.UTF_8), year);
        } catch (IOException e) {
            throw new IllegalStateException(file.getDescription() + " cannot be read", e);
        } catch (RuleViolation e) {
            throw new IllegalStateException(
                    file.getDescription() + ", " + e.explanation().en(), e);
        }
    }

    /**
     * Reads a calendar.
     *
     * @param text the whole iCalendar object
     * @param year the year that all its days must lie in
     * @throws RuleViolation invalid, naming the line and what was expected
     */
    static HolidayCalendar.Year parse(String text, int year) {
        Set<LocalDate> off = new HashSet<>();
        Set<LocalDate> worked = new HashSet<>();
        List<VEvent> events = events(text);
        int[] lines = beginnings(text);
        for (int i = 0; i < events.size(); i++) {
            Event event = new Event(events.get(i), lines[i]);
            Set<LocalDate> days = event.days(year);
            (event.isRest() ? off : worked).addAll(days);
            if (!event.isRest() && !days.stream().allMatch(HolidayCalendar::isWeekend)) {
                throw event.wrong(
                        WORKED_DAY + " 应为周六或周日", "expected a " + WORKED_DAY + " to be a Saturday or a Sunday");
            }
            for (LocalDate day : days) {
                if (off.contains(day) && worked.contains(day)) {
                    throw event.wrong(day + " 既是休息日又是工作日", day + " is both a rest day and a worked day");
                }
            }
        }
        if (off.isEmpty()) {
            throw mistake(
                    1,
                    "没有类别为 " + REST_DAY + " 的日程",
                    "expected at least one event of the category " + REST_DAY + ", found none");
        }
        return new HolidayCalendar.Year(off, worked);
    }

    private static List<VEvent> events(String text) {
        try {
            return new CalendarBuilder().build(new StringReader(text)).getComponents("VEVENT");
        } catch (ParserException e) {
            throw mistake(
                    Math.max(e.getLineNo(), 1), "应为 iCalendar 文件（RFC 5545）", "expected an iCalendar file (RFC 5545)");
        } catch (IOException e) {
            throw new IllegalStateException("a text in memory cannot be read", e);
        }
    }

    /** The lines on which the events begin, in order, counted from one. */
    private static int[] beginnings(String text) {
        List<String> lines = text.lines().toList();
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).strip().equalsIgnoreCase("BEGIN:VEVENT"))
                .map(i -> i + 1)
                .toArray();
    }

    private static RuleViolation mistake(int line, String zh, String en) {
        return RuleViolation.invalid(
                "file",
                "holiday-calendar",
                Bilingual.of("第 %d 行：%s".formatted(line, zh), "line %d: %s".formatted(line, en)));
    }

    /** One event of the file and the line it begins on. */
    private record Event(VEvent event, int line) {

        Set<LocalDate> days(int year) {
            if (event.getProperty(Property.RRULE).isPresent()) {
                throw wrong("应逐日或逐段列出，不用 RRULE", "expected every day or run of days by itself, not an RRULE");
            }
            LocalDate first = date(event.getProperty(Property.DTSTART), "DTSTART");
            Optional<Property> end = event.getProperty(Property.DTEND);
            LocalDate after = end.isEmpty() ? first.plusDays(1) : date(end, "DTEND");
            if (!after.isAfter(first)) {
                throw wrong("DTEND 应为最后一天的次日，晚于 DTSTART", "DTEND is the day after the last day, later than DTSTART");
            }
            for (LocalDate edge : List.of(first, after.minusDays(1))) {
                if (edge.getYear() != year) {
                    throw wrong(edge + " 不在 " + year + " 年", edge + " is not in " + year);
                }
            }
            return first.datesUntil(after).collect(Collectors.toSet());
        }

        boolean isRest() {
            Set<String> categories = event.getProperties(Property.CATEGORIES).stream()
                    .filter(Categories.class::isInstance)
                    .flatMap(p -> ((Categories) p).getCategories().getTexts().stream())
                    .collect(Collectors.toSet());
            if (categories.contains(REST_DAY) == categories.contains(WORKED_DAY)) {
                throw wrong(
                        "类别应为 %s 或 %s，实为 %s".formatted(REST_DAY, WORKED_DAY, categories),
                        "expected the category %s or %s, found %s".formatted(REST_DAY, WORKED_DAY, categories));
            }
            return categories.contains(REST_DAY);
        }

        private LocalDate date(Optional<Property> property, String name) {
            Temporal value = property.filter(DateProperty.class::isInstance)
                    .<Temporal>map(p -> ((DateProperty<?>) p).getDate())
                    .orElse(null);
            if (value instanceof LocalDate day) {
                return day;
            }
            throw wrong(
                    "应为全天日程，%s;VALUE=DATE:…".formatted(name),
                    "expected an all-day event, %s;VALUE=DATE:…".formatted(name));
        }

        RuleViolation wrong(String zh, String en) {
            String summary =
                    event.getProperty(Property.SUMMARY).map(Property::getValue).orElse("VEVENT");
            return mistake(line, "“%s”：%s".formatted(summary, zh), "event '%s': %s".formatted(summary, en));
        }
    }
}
