package org.charterflow.charter;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Days as they are counted in Beijing, by the calendars of the model. */
final class Beijing {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final DayCount COUNT = new DayCount(ZONE, calendar());

    private Beijing() {}

    /** A local time there, such as {@code 2026-03-01T15:00}. */
    static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZONE).toInstant();
    }

    private static HolidayCalendar calendar() {
        Map<Integer, HolidayCalendar.Year> years = new HashMap<>();
        CharterTables.FILES
                .holidays("oscar", "CN")
                .forEach((year, file) -> years.put(year, HolidayFile.read(file, year)));
        return new HolidayCalendar(years);
    }
}
