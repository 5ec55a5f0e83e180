package org.charterflow.charter;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Which days are worked. A year whose calendar is not published yet has weekends only, and whatever is counted through
 * it is provisional.
 *
 * @param years the published years
 */
record HolidayCalendar(Map<Integer, Year> years) {

    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    HolidayCalendar {
        years = Map.copyOf(years);
    }

    /**
     * One published year.
     *
     * @param off the days off, weekend days among them or not
     * @param worked the weekend days worked in exchange
     */
    record Year(Set<LocalDate> off, Set<LocalDate> worked) {

        Year {
            off = Set.copyOf(off);
            worked = Set.copyOf(worked);
        }
    }

    boolean isPublished(int year) {
        return years.containsKey(year);
    }

    /** Whether the day is a public holiday, or a weekend day that is not worked in exchange. */
    boolean isRestDay(LocalDate day) {
        Year year = years.get(day.getYear());
        if (year == null) {
            return isWeekend(day);
        }
        return year.off().contains(day) || isWeekend(day) && !year.worked().contains(day);
    }

    static boolean isWeekend(LocalDate day) {
        return WEEKEND.contains(day.getDayOfWeek());
    }

    /** The calendar as it was before one of its years was published. */
    HolidayCalendar without(int year) {
        Map<Integer, Year> others = new HashMap<>(years);
        others.remove(year);
        return new HolidayCalendar(others);
    }
}
