package org.charterflow.language;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Days and moments as letters and pages say them: with the weekday, and with the zone where there is a time of day. */
public final class Moments {

    private static final DateTimeFormatter DAY_ZH =
            DateTimeFormatter.ofPattern("yyyy年M月d日（EEE）", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("EEE d MMMM yyyy", Locale.UK);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private Moments() {}

    /** Such as {@code 2026年3月9日（周一）09:00（北京时间）} and {@code Mon 9 March 2026, 09:00 (Beijing time)}. */
    public static Bilingual at(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        return words(local.toLocalDate(), TIME.format(local), zone);
    }

    /**
     * The end of a period: an end at midnight is 24:00 of the day before.
     *
     * @param instant the first instant that is too late
     */
    public static Bilingual end(Instant instant, ZoneId zone) {
        var local = instant.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? words(local.toLocalDate().minusDays(1), "24:00", zone)
                : at(instant, zone);
    }

    /** Such as {@code 2026年3月9日（周一）} and {@code Mon 9 March 2026}. */
    public static Bilingual on(LocalDate day) {
        return Bilingual.of(DAY_ZH.format(day), DAY_EN.format(day));
    }

    private static Bilingual words(LocalDate day, String time, ZoneId zone) {
        return Bilingual.of(
                DAY_ZH.format(day) + time + "（" + name(zone, Locale.SIMPLIFIED_CHINESE) + "）",
                DAY_EN.format(day) + ", " + time + " (" + name(zone, Locale.UK) + ")");
    }

    private static String name(ZoneId zone, Locale locale) {
        if (zone.equals(BEIJING)) {
            return locale.getLanguage().equals("zh") ? "北京时间" : "Beijing time";
        }
        return zone.getDisplayName(TextStyle.FULL, locale);
    }
}
