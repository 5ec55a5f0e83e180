package org.charterflow.charter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import org.charterflow.charter.PeriodRule.Unit;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Counts days in one zone and by one holiday calendar (Civil Code of the PRC, art. 200 to 204).
 *
 * @param zone whose midnights end the days
 * @param calendar which days are worked
 */
record DayCount(ZoneId zone, HolidayCalendar calendar) {

    /** The end of a period that runs from an event. */
    Deadline forward(PeriodRule rule, Instant event) {
        LocalDate day = day(event);
        LocalDate counted = forward(day, rule.length(), rule.unit());
        LocalDate last = rule.extendOverRestDays() ? workingDayFrom(counted) : counted;
        Integer unpublished = null;
        if (rule.unit() == Unit.WORKING_DAYS) {
            unpublished = unpublishedYear(day, last);
        } else if (rule.extendOverRestDays()) {
            unpublished = unpublishedYear(counted, last);
        }
        return deadline(
                rule, event, last.plusDays(1), unpublished, PeriodWords.forward(rule, zone, day, counted, last));
    }

    /** When the last hand-over must have happened, so that the clear days lie between its day and the event's. */
    Deadline lead(PeriodRule rule, Instant event) {
        if (rule.length() == 0) {
            return new Deadline(event, event, rule.id(), rule.citation(), false, PeriodWords.noLead(rule));
        }
        LocalDate day = day(event);
        LocalDate firstClear = back(day, rule.length(), rule.unit());
        return deadline(
                rule,
                event,
                firstClear,
                unpublishedYearOfWorkingDays(rule, firstClear, day),
                PeriodWords.lead(rule, zone, firstClear, day));
    }

    /** When what was announced can happen at the earliest. */
    Deadline effective(PeriodRule rule, Instant lastHandOver) {
        if (rule.length() == 0) {
            return new Deadline(
                    lastHandOver, lastHandOver, rule.id(), rule.citation(), false, PeriodWords.noLead(rule));
        }
        LocalDate day = day(lastHandOver);
        LocalDate lastClear = forward(day, rule.length(), rule.unit());
        return deadline(
                rule,
                lastHandOver,
                lastClear.plusDays(1),
                unpublishedYearOfWorkingDays(rule, day, lastClear),
                PeriodWords.effective(rule, zone, day, lastClear));
    }

    /** The last moment before an event. */
    Deadline cutOff(PeriodRule rule, Instant event) {
        LocalDate day = day(event);
        LocalDate last = back(day, rule.length(), rule.unit());
        return deadline(
                rule,
                event,
                last.plusDays(1),
                unpublishedYearOfWorkingDays(rule, last, day),
                PeriodWords.cutOff(rule, zone, last, day));
    }

    private Deadline deadline(
            PeriodRule rule, Instant event, LocalDate at, @Nullable Integer unpublishedYear, Bilingual words) {
        return new Deadline(
                event,
                at.atStartOfDay(zone).toInstant(),
                rule.id(),
                rule.citation(),
                unpublishedYear != null,
                unpublishedYear == null ? words : PeriodWords.provisional(words, unpublishedYear));
    }

    private LocalDate forward(LocalDate day, int n, Unit unit) {
        return switch (unit) {
            case DAYS -> day.plusDays(n);
            case WORKING_DAYS -> workingDays(day, n, 1);
            case WEEKS -> day.plusWeeks(n);
            case MONTHS -> day.plusMonths(n);
            case YEARS -> day.plusYears(n);
            case NATURAL_YEARS -> LocalDate.of(day.getYear() + n - 1, Month.DECEMBER, 31);
        };
    }

    private LocalDate back(LocalDate day, int n, Unit unit) {
        return switch (unit) {
            case DAYS -> day.minusDays(n);
            case WORKING_DAYS -> workingDays(day, n, -1);
            case WEEKS -> day.minusWeeks(n);
            case MONTHS -> day.minusMonths(n);
            case YEARS -> day.minusYears(n);
            case NATURAL_YEARS -> throw new IllegalArgumentException("natural years are not counted back");
        };
    }

    private LocalDate workingDays(LocalDate day, int n, int step) {
        LocalDate current = day;
        int left = n;
        while (left > 0) {
            current = current.plusDays(step);
            if (!calendar.isRestDay(current)) {
                left--;
            }
        }
        return current;
    }

    private LocalDate workingDayFrom(LocalDate day) {
        LocalDate current = day;
        while (calendar.isRestDay(current)) {
            current = current.plusDays(1);
        }
        return current;
    }

    private @Nullable Integer unpublishedYearOfWorkingDays(PeriodRule rule, LocalDate from, LocalDate to) {
        return rule.unit() == Unit.WORKING_DAYS ? unpublishedYear(from, to) : null;
    }

    private @Nullable Integer unpublishedYear(LocalDate from, LocalDate to) {
        for (int year = from.getYear(); year <= to.getYear(); year++) {
            if (!calendar.isPublished(year)) {
                return year;
            }
        }
        return null;
    }

    private LocalDate day(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }
}
