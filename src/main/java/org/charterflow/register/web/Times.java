package org.charterflow.register.web;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.charterflow.language.Bilingual;

/** Instants in words, for templates: {@code times.end(need.due, zone)}. */
public final class Times {

    private static final DateTimeFormatter ZH =
            DateTimeFormatter.ofPattern("yyyy年M月d日（EEEE）", Locale.SIMPLIFIED_CHINESE);
    private static final DateTimeFormatter EN = DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    Times() {}

    /** The end of a period, given the first instant that is too late: midnight is 24:00 of the day before. */
    public Bilingual end(Instant at, ZoneId zone) {
        ZonedDateTime local = at.atZone(zone);
        return local.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? words(local.minusDays(1), "24:00", zone)
                : words(local, TIME.format(local), zone);
    }

    /** A moment to the minute. */
    public Bilingual at(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        return words(local, TIME.format(local), zone);
    }

    private static Bilingual words(ZonedDateTime day, String time, ZoneId zone) {
        boolean beijing = zone.getId().equals("Asia/Shanghai");
        String zh = beijing ? "北京时间" : zone.getId();
        String en = beijing ? "Beijing time" : zone.getId();
        return Bilingual.of(
                "%s %s（%s）".formatted(ZH.format(day), time, zh), "%s, %s (%s)".formatted(EN.format(day), time, en));
    }
}
