package org.charterflow.charter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.charterflow.charter.UploadedCalendars.Uploaded;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The holiday calendars of the alliances: of each year what the secretariat put in last, or else the file of the
 * charters' folder. Asked anew at every count, so that a new calendar holds at once on every node.
 */
@Component
class HolidayCalendars {

    private final CharterFiles files;
    private final Localities localities;
    private final UploadedCalendars uploads;
    private final Map<String, Map<Integer, HolidayCalendar.Year>> fromFiles = new ConcurrentHashMap<>();
    /** By file or hash of what was put in: the model's calendars serve most alliances. */
    private final Map<String, HolidayCalendar.Year> parsed = new ConcurrentHashMap<>();

    HolidayCalendars(CharterFiles files, Localities localities, UploadedCalendars uploads) {
        this.files = files;
        this.localities = localities;
        this.uploads = uploads;
    }

    HolidayCalendar of(String alliance) {
        Map<Integer, HolidayCalendar.Year> years = new HashMap<>(ofFiles(alliance));
        uploads.newest(alliance).forEach(upload -> years.put(upload.year(), year(upload)));
        return new HolidayCalendar(years);
    }

    /** The years as they count now, the earliest first, with where they come from. */
    List<PublishedYear> published(String alliance) {
        Map<Integer, PublishedYear> years = new TreeMap<>();
        ofFiles(alliance).forEach((year, days) -> years.put(year, published(year, days, null)));
        uploads.newest(alliance)
                .forEach(upload -> years.put(upload.year(), published(upload.year(), year(upload), upload)));
        return List.copyOf(years.values());
    }

    private static PublishedYear published(int year, HolidayCalendar.Year days, @Nullable Uploaded upload) {
        return new PublishedYear(
                year,
                upload == null ? 0 : upload.version(),
                upload == null ? null : upload.sha256(),
                upload == null ? null : upload.recordedBy(),
                upload == null ? null : upload.recordedAt(),
                days.off().stream().sorted().toList(),
                days.worked().stream().sorted().toList());
    }

    private HolidayCalendar.Year year(Uploaded upload) {
        return parsed.computeIfAbsent(upload.sha256(), hash -> HolidayFile.parse(upload.content(), upload.year()));
    }

    private Map<Integer, HolidayCalendar.Year> ofFiles(String alliance) {
        return fromFiles.computeIfAbsent(alliance, this::read);
    }

    private Map<Integer, HolidayCalendar.Year> read(String alliance) {
        Map<Integer, HolidayCalendar.Year> years = new HashMap<>();
        files.holidays(alliance, localities.country(alliance))
                .forEach((year, file) -> years.put(
                        year, parsed.computeIfAbsent(file.getDescription(), name -> HolidayFile.read(file, year))));
        return Map.copyOf(years);
    }
}
