package org.charterflow.charter;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.UploadedCalendars.Uploaded;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The holiday calendars of an alliance, a file per year, which its secretariat replaces (Civil Code art. 203). */
@Service
public class Holidays {

    /** A year's calendar has some forty events; this is room for ten times as many. */
    public static final int LARGEST_FILE = 256 * 1024;

    private final HolidayCalendars calendars;
    private final HolidayCalendarStore store;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Holidays(
            HolidayCalendars calendars,
            HolidayCalendarStore store,
            Journal journal,
            ApplicationEventPublisher events,
            Clock clock) {
        this.calendars = calendars;
        this.store = store;
        this.journal = journal;
        this.events = events;
        this.clock = clock;
    }

    /** The years that have a calendar, as they count now, the earliest first. */
    public List<PublishedYear> years(String alliance) {
        return calendars.published(alliance);
    }

    /**
     * Puts in the calendar of a year, in place of the one there was. It counts from now on, on every node; deadlines
     * that were provisional for the lack of it are counted anew in the same transaction. A ballot that is open keeps
     * the closing it was sealed with.
     *
     * @param year a calendar year
     * @param file an iCalendar file (RFC 5545, UTF-8), at most {@link #LARGEST_FILE} bytes
     * @param user the account of the secretariat
     * @param channel by which door, see {@link JournalEntry}
     * @return the year as it counts now
     * @throws RuleViolation naming the line and what was expected; nothing is changed
     */
    @Transactional
    public PublishedYear replace(String alliance, int year, byte[] file, String user, String channel) {
        Instant now = clock.instant();
        String text = text(file, year);
        HolidayFile.parse(text, year);
        store.lock(alliance);
        boolean isNew = !calendars.of(alliance).isPublished(year);
        Optional<Uploaded> newest = store.newest(alliance).stream()
                .filter(upload -> upload.year() == year)
                .findFirst();
        String sha256 = DigestUtils.sha256Hex(text);
        if (newest.filter(same -> same.sha256().equals(sha256)).isEmpty()) {
            int version = newest.map(Uploaded::version).orElse(0) + 1;
            store.add(alliance, new Uploaded(year, version, text, sha256, user, now));
            journal.record(new JournalEntry(
                    alliance,
                    null,
                    user,
                    channel,
                    "holiday-calendar-replaced",
                    null,
                    Map.of("year", year, "version", version, "sha256", sha256)));
            if (isNew) {
                events.publishEvent(new CalendarArrived(alliance, year));
            }
        }
        return years(alliance).stream()
                .filter(published -> published.year() == year)
                .findFirst()
                .orElseThrow();
    }

    private static String text(byte[] file, int year) {
        if (year < 2000 || year > 2200) {
            throw RuleViolation.invalid(
                    "year", "year", Bilingual.of("年份应为四位数字，如 2027", "expected a year such as 2027"));
        }
        if (file.length > LARGEST_FILE) {
            throw new RuleViolation(
                    "file",
                    "file-size",
                    null,
                    Bilingual.of("文件不得超过 256 KB", "the file may have 256 KB at most"),
                    RuleViolation.Kind.TOO_LARGE);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw RuleViolation.invalid("file", "encoding", Bilingual.of("文件应为 UTF-8 编码", "expected a file in UTF-8"));
        }
    }
}
