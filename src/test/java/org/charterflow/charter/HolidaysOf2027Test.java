package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.charterflow.charter.Beijing.at;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.apache.commons.codec.digest.DigestUtils;
import org.charterflow.Article;
import org.charterflow.charter.UploadedCalendars.Uploaded;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a year's calendar does to the deadlines in it: before it arrives, and after. Times are Beijing's. */
class HolidaysOf2027Test {

    private static final Localities CHINA = new Localities() {
        @Override
        public ZoneId zone(String alliance) {
            return Beijing.ZONE;
        }

        @Override
        public String country(String alliance) {
            return "CN";
        }
    };
    private static final Periods BEFORE = periods(alliance -> List.of());
    private static final Periods AFTER = periods(alliance -> List.of(
            new Uploaded(2027, 1, MadeUpYear.TEXT, DigestUtils.sha256Hex(MadeUpYear.TEXT), "someone", Instant.EPOCH)));
    private static final CalendarArrived ARRIVAL = new CalendarArrived("oscar", 2027);

    @ParameterizedTest(name = "minutes out at {0}: {1} at first, {2} by the calendar")
    @Article("OSCAR-29.6")
    @CsvSource({
        // The third day is a Thursday, then a holiday followed by a worked Saturday.
        "2027-01-04T15:00, 2027-01-08T00:00, 2027-01-10T00:00",
        // The third day is a Saturday, which the calendar makes a working day: nothing is extended.
        "2027-01-06T15:00, 2027-01-12T00:00, 2027-01-10T00:00",
        // The festival takes a whole week.
        "2027-02-03T15:00, 2027-02-09T00:00, 2027-02-13T00:00",
        // No rest day in the way, either time.
        "2027-03-02T15:00, 2027-03-06T00:00, 2027-03-06T00:00",
    })
    void theDaysToConfirmMinutesFollowTheCalendarOfTheirYear(String out, String first, String then) {
        Deadline before = BEFORE.forward("oscar", "minutes-confirmation", at(out));
        Deadline after = AFTER.forward("oscar", "minutes-confirmation", at(out));

        assertThat(before.at()).isEqualTo(day(first, out, before));
        assertThat(before.provisional()).isTrue();
        assertThat(after.at()).isEqualTo(day(then, out, after));
        assertThat(after.provisional()).isFalse();
    }

    @Test
    @Article("COIA-16.1")
    void aWorkedSaturdayCountsForTheCutOffOfTopics() {
        Instant meeting = at("2027-01-11T10:00");

        assertThat(BEFORE.cutOff("coia", "topics", "technical-committee", meeting)
                        .at())
                .as("Thursday and Friday before the weekend")
                .isEqualTo(at("2027-01-08T00:00"));
        assertThat(AFTER.cutOff("coia", "topics", "technical-committee", meeting)
                        .at())
                .as("the worked Saturday, and the Wednesday before the holiday")
                .isEqualTo(at("2027-01-07T00:00"));
    }

    @Test
    void onlyWhatWasProvisionalIsCountedAnew() {
        Instant event = at("2027-01-04T15:00");
        Instant provisional = at("2027-01-08T00:00");

        assertThat(AFTER.recount(ARRIVAL, "minutes-confirmation", event, provisional))
                .hasValueSatisfying(deadline -> {
                    assertThat(deadline.at()).isEqualTo(at("2027-01-10T00:00"));
                    assertThat(deadline.provisional()).isFalse();
                });
        assertThat(AFTER.recount(ARRIVAL, "minutes-confirmation", event, at("2027-01-09T00:00")))
                .as("somebody set it by hand")
                .isEmpty();
        assertThat(AFTER.recount(ARRIVAL, "minutes-confirmation", at("2026-03-02T15:00"), at("2026-03-06T00:00")))
                .as("another year's")
                .isEmpty();
        assertThat(AFTER.recount(ARRIVAL, "completion-reminder", event, at("2027-01-12T00:00")))
                .as("a period that rest days do not extend was firm")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            CATEGORIES:WORKED-DAY       | CATEGORIES:HALF-DAY         | line 12: event 'worked for it': expected the category REST-DAY or WORKED-DAY, found [HALF-DAY]
            DTSTART;VALUE=DATE:20270109 | DTSTART;VALUE=DATE:20270112 | line 12: event 'worked for it': expected a WORKED-DAY to be a Saturday or a Sunday
            DTSTART;VALUE=DATE:20270109 | DTSTART;VALUE=DATE:20260109 | line 12: event 'worked for it': 2026-01-09 is not in 2027
            DTEND;VALUE=DATE:20270212   | DTEND;VALUE=DATE:20270204   | line 19: event 'made-up festival': DTEND is the day after the last day, later than DTSTART
            UID:3@test.example          | RRULE:FREQ=YEARLY           | line 19: event 'made-up festival': expected every day or run of days by itself, not an RRULE
            BEGIN:VCALENDAR             | <html>                      | line 1: expected an iCalendar file (RFC 5545)
            """)
    void aMistakeIsNamedWithItsLine(String good, String bad, String expected) {
        assertThatThrownBy(() -> HolidayFile.parse(MadeUpYear.TEXT.replace(good, bad), 2027))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        mistake -> assertThat(mistake.explanation().en()).isEqualTo(expected));
    }

    /** The explanation names the last day, so that people can check the count. */
    private static Instant day(String end, String out, Deadline deadline) {
        assertThat(deadline.event()).isEqualTo(at(out));
        assertThat(deadline.citation().article()).isEqualTo("OSCAR-29.6");
        return at(end);
    }

    private static Periods periods(UploadedCalendars uploads) {
        return new Periods(CharterTables.TABLES, new HolidayCalendars(CharterTables.FILES, CHINA, uploads), CHINA);
    }
}
