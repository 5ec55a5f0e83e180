package org.charterflow.charter;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** The holiday calendars of the alliances, read from the charters' folder. */
@Component
class HolidayCalendars {

    private final CharterFiles files;
    private final Localities localities;
    private final Map<String, HolidayCalendar> byAlliance = new ConcurrentHashMap<>();

    HolidayCalendars(CharterFiles files, Localities localities) {
        this.files = files;
        this.localities = localities;
    }

    HolidayCalendar of(String alliance) {
        return byAlliance.computeIfAbsent(alliance, this::read);
    }

    private HolidayCalendar read(String alliance) {
        Map<Integer, HolidayCalendar.Year> years = new HashMap<>();
        files.holidays(alliance, localities.country(alliance))
                .forEach((year, file) -> years.put(year, HolidayFile.read(file, year)));
        return new HolidayCalendar(years);
    }
}
