package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.charterflow.charter.Beijing.at;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Set;
import org.charterflow.Article;
import org.charterflow.charter.PeriodRule.Kind;
import org.charterflow.charter.PeriodRule.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How days are counted; times are Beijing's, a deadline of 24:00 is 00:00 of the next day. */
class DayCountTest {

    private static final DayCount COUNT = Beijing.COUNT;

    @ParameterizedTest(name = "{1} {2} from {0}: {3}")
    @CsvSource({
        // three days to confirm from 1 March 15:00 end on 4 March 24:00
        "2026-03-01T15:00, 3, DAYS, 2026-03-05T00:00",
        "2026-03-01T00:00, 3, DAYS, 2026-03-05T00:00",
        "2026-03-01T23:59, 3, DAYS, 2026-03-05T00:00",
        // a Saturday and a Sunday
        "2026-03-03T09:00, 4, DAYS, 2026-03-10T00:00",
        "2026-03-03T09:00, 5, DAYS, 2026-03-10T00:00",
        "2026-03-03T09:00, 6, DAYS, 2026-03-10T00:00",
        // a worked Saturday is no rest day: 2026-02-14, 2026-02-28, 2026-05-09, 2026-10-10
        "2026-02-07T09:00, 7, DAYS, 2026-02-15T00:00",
        "2026-02-21T09:00, 7, DAYS, 2026-03-01T00:00",
        "2026-05-02T09:00, 7, DAYS, 2026-05-10T00:00",
        "2026-10-03T09:00, 7, DAYS, 2026-10-11T00:00",
        // a worked Sunday: 2026-01-04, 2026-09-20, 2025-01-26
        "2026-01-01T09:00, 3, DAYS, 2026-01-05T00:00",
        "2026-09-13T09:00, 7, DAYS, 2026-09-21T00:00",
        "2025-01-19T09:00, 7, DAYS, 2025-01-27T00:00",
        // Spring Festival 2026: 15 to 23 February; National Day 2026: 1 to 7 October
        "2026-02-14T09:00, 1, DAYS, 2026-02-25T00:00",
        "2026-02-10T09:00, 7, DAYS, 2026-02-25T00:00",
        "2026-09-24T09:00, 7, DAYS, 2026-10-09T00:00",
        "2025-09-24T09:00, 7, DAYS, 2025-10-10T00:00",
        // Qingming on a Saturday to Monday, 4 to 6 April 2026
        "2026-03-30T09:00, 5, DAYS, 2026-04-08T00:00",
        // over the turn of the year: 1 to 3 January 2026 are off, Sunday 4 January is worked
        "2025-12-25T09:00, 7, DAYS, 2026-01-05T00:00",
        "2025-12-24T09:00, 7, DAYS, 2026-01-01T00:00",
        "2026-03-01T15:00, 1, WEEKS, 2026-03-10T00:00",
        // months and years by calendar (art. 202): the same date, or the last day of the month
        "2026-01-31T09:00, 1, MONTHS, 2026-03-01T00:00",
        "2026-03-31T09:00, 1, MONTHS, 2026-05-01T00:00",
        "2025-03-10T09:00, 1, YEARS, 2026-03-11T00:00",
        // working days
        "2026-02-13T09:00, 1, WORKING_DAYS, 2026-02-15T00:00",
        "2026-02-13T09:00, 2, WORKING_DAYS, 2026-02-25T00:00",
        "2026-03-02T09:00, 10, WORKING_DAYS, 2026-03-17T00:00",
    })
    void aForwardPeriodEndsAtMidnightOfItsLastDayAndNeverOnARestDay(
            String event, int length, Unit unit, String expected) {
        Deadline deadline = COUNT.forward(rule(length, unit, Kind.FORWARD, true), at(event));

        assertThat(deadline.at()).isEqualTo(at(expected));
        assertThat(deadline.provisional()).isFalse();
    }

    @Test
    void theAlliancesDayBeginsAtItsOwnMidnight() {
        Instant lateInUtc = Instant.parse("2026-03-01T15:59:59Z");
        Instant secondLater = Instant.parse("2026-03-01T16:00:00Z");
        PeriodRule threeDays = rule(3, Unit.DAYS, Kind.FORWARD, true);

        assertThat(COUNT.forward(threeDays, lateInUtc).at()).isEqualTo(at("2026-03-05T00:00"));
        assertThat(COUNT.forward(threeDays, secondLater).at()).isEqualTo(at("2026-03-06T00:00"));
    }

    @Test
    @Article("OSCAR-13")
    void aTermThatIsNotExtendedEndsOnItsDateWhateverDayThatIs() {
        Deadline end = COUNT.forward(rule(5, Unit.YEARS, Kind.FORWARD, false), at("2026-03-09T10:00"));

        assertThat(end.at()).isEqualTo(at("2031-03-10T00:00"));
        assertThat(end.provisional()).isFalse();
    }

    @ParameterizedTest(name = "two natural years from {0} end with 31 December {1}")
    @CsvSource({"2026-01-01T00:00, 2027", "2026-03-09T10:00, 2027", "2026-12-31T23:59, 2027", "2027-01-01T00:00, 2028"})
    @Article("COIA-17")
    void naturalYearsEndOn31December(String begin, int lastYear) {
        Deadline end = COUNT.forward(rule(2, Unit.NATURAL_YEARS, Kind.FORWARD, false), at(begin));

        assertThat(end.at()).isEqualTo(at((lastYear + 1) + "-01-01T00:00"));
    }

    @ParameterizedTest(name = "{1} {2} before {0}: handed over before {3}")
    @CsvSource({
        // handed over on 31 May serves a meeting on 8 June (seven clear days), not one on 7 June
        "2026-06-08T09:00, 7, DAYS, 2026-06-01T00:00",
        "2026-06-07T09:00, 7, DAYS, 2026-05-31T00:00",
        "2026-06-08T09:00, 1, WEEKS, 2026-06-01T00:00",
        // rest days neither shorten nor move a lead time
        "2026-02-27T09:00, 7, DAYS, 2026-02-20T00:00",
        "2026-03-31T09:00, 1, MONTHS, 2026-02-28T00:00",
        "2026-02-25T09:00, 2, WORKING_DAYS, 2026-02-14T00:00",
    })
    void aLeadTimeIsClearDays(String event, int length, Unit unit, String expected) {
        Deadline deadline = COUNT.lead(rule(length, unit, Kind.LEAD, false), at(event));

        assertThat(deadline.at()).isEqualTo(at(expected));
    }

    @Test
    @Article("OSCAR-40")
    void whatIsAnnouncedThirtyClearDaysBeforeTakesEffectOnTheThirtyFirst() {
        PeriodRule thirty = rule(30, Unit.DAYS, Kind.LEAD, false);

        assertThat(COUNT.effective(thirty, at("2026-03-01T15:00")).at()).isEqualTo(at("2026-04-01T00:00"));
        assertThat(COUNT.effective(thirty, at("2026-03-01T23:59")).at()).isEqualTo(at("2026-04-01T00:00"));
        assertThat(COUNT.effective(thirty, at("2026-03-02T00:00")).at()).isEqualTo(at("2026-04-02T00:00"));
        assertThat(COUNT.effective(thirty, at("2025-12-15T08:00")).at()).isEqualTo(at("2026-01-15T00:00"));
    }

    @Test
    @Article("COIA-26.1")
    void aLeadTimeOfZeroImposesNoWait() {
        PeriodRule none = rule(0, Unit.DAYS, Kind.LEAD, false);
        Instant now = at("2026-03-01T15:00");

        assertThat(COUNT.effective(none, now).at()).isEqualTo(now);
        assertThat(COUNT.lead(none, now).at()).isEqualTo(now);
    }

    @Test
    void aReminderTwoDaysBeforeTheEndIsFortyEightHoursBeforeIt() {
        Instant end = COUNT.forward(rule(7, Unit.DAYS, Kind.FORWARD, true), at("2026-03-10T10:00"))
                .at();

        assertThat(end).isEqualTo(at("2026-03-18T00:00"));
        assertThat(COUNT.lead(rule(2, Unit.DAYS, Kind.LEAD, false), end).at()).isEqualTo(at("2026-03-16T00:00"));
    }

    @ParameterizedTest(name = "{1} {2} before {0}: until {3}")
    @CsvSource({
        "2026-03-12T14:00, 2, WORKING_DAYS, 2026-03-11T00:00",
        // over a weekend, over Spring Festival, over a worked Saturday, over the turn of the year
        "2026-03-09T14:00, 2, WORKING_DAYS, 2026-03-06T00:00",
        "2026-02-24T14:00, 2, WORKING_DAYS, 2026-02-14T00:00",
        "2026-03-02T14:00, 2, WORKING_DAYS, 2026-02-28T00:00",
        "2026-01-05T14:00, 2, WORKING_DAYS, 2026-01-01T00:00",
        "2026-03-12T14:00, 2, DAYS, 2026-03-11T00:00",
    })
    @Article("COIA-16.1")
    void aCutOffIsTheEndOfTheNthWorkingDayBeforeTheEventsDay(String event, int length, Unit unit, String expected) {
        Deadline deadline = COUNT.cutOff(rule(length, unit, Kind.CUT_OFF, false), at(event));

        assertThat(deadline.at()).isEqualTo(at(expected));
    }

    @ParameterizedTest(name = "{2} {1} from {0}, extended: {3}")
    @CsvSource({
        "2026-12-28T09:00, DAYS, 3, false",
        "2026-12-28T09:00, DAYS, 4, true",
        "2026-12-31T09:00, DAYS, 7, true",
        "2026-12-28T09:00, WORKING_DAYS, 3, false",
        "2026-12-28T09:00, WORKING_DAYS, 4, true",
        "2024-12-01T09:00, DAYS, 3, true",
    })
    void aYearWithoutPublishedCalendarMakesADeadlineProvisional(
            String event, Unit unit, int length, boolean provisional) {
        Deadline deadline = COUNT.forward(rule(length, unit, Kind.FORWARD, true), at(event));

        assertThat(deadline.provisional()).isEqualTo(provisional);
        assertThat(deadline.explanation().en().contains("Provisional: the holiday calendar of"))
                .isEqualTo(provisional);
        assertThat(deadline.explanation().zh().contains("放假安排尚未公布")).isEqualTo(provisional);
    }

    @Test
    void aCutOffThroughAnUnpublishedYearIsProvisional() {
        PeriodRule cutOff = rule(2, Unit.WORKING_DAYS, Kind.CUT_OFF, false);

        assertThat(COUNT.cutOff(cutOff, at("2027-01-04T14:00")).provisional()).isTrue();
        assertThat(COUNT.cutOff(cutOff, at("2026-12-30T14:00")).provisional()).isFalse();
    }

    @Test
    void theArrivalOfACalendarMovesAProvisionalDeadline() {
        PeriodRule days = rule(1, Unit.DAYS, Kind.FORWARD, true);
        Instant event = at("2026-12-31T09:00");
        var published = new HashMap<>(COUNT.calendar().years());
        published.put(2027, new HolidayCalendar.Year(Set.of(LocalDate.of(2027, 1, 1)), Set.of()));
        DayCount later = new DayCount(Beijing.ZONE, new HolidayCalendar(published));

        assertThat(COUNT.forward(days, event).at()).isEqualTo(at("2027-01-02T00:00"));
        assertThat(later.forward(days, event).at()).isEqualTo(at("2027-01-05T00:00"));
        assertThat(later.forward(days, event).provisional()).isFalse();
    }

    @Test
    void theWordsNameCountingInstantAndArticle() {
        Deadline forward = COUNT.forward(rule(5, Unit.DAYS, Kind.FORWARD, true), at("2026-03-02T15:00"));
        assertThat(forward.explanation().en())
                .isEqualTo(
                        "5 days from 2 March 2026, that day not counted: until 9 March 2026, 24:00 Beijing time;"
                                + " 7 March 2026 is a rest day, so the next working day is the last (TEST-1 as read in R-TEST-1).");
        assertThat(forward.explanation().zh())
                .isEqualTo("自2026年3月2日起5日（当日不计），至2026年3月9日24:00止（北京时间）；末日2026年3月7日为休息日，顺延至次一工作日。"
                        + "依据：TEST-1，按解释R-TEST-1。");
        assertThat(COUNT.lead(rule(7, Unit.DAYS, Kind.LEAD, false), at("2026-06-08T09:00"))
                        .explanation()
                        .en())
                .isEqualTo("Handed over by 31 May 2026, 24:00 Beijing time: 7 days clear (1 June 2026 to 7 June 2026)"
                        + " before 8 June 2026 (TEST-1 as read in R-TEST-1).");
        assertThat(COUNT.effective(rule(30, Unit.DAYS, Kind.LEAD, false), at("2026-03-01T15:00"))
                        .explanation()
                        .zh())
                .isEqualTo("最后一份于2026年3月1日送出，其后30日整（2026年3月2日至2026年3月31日），自2026年4月1日00:00起（北京时间）。"
                        + "依据：TEST-1，按解释R-TEST-1。");
        assertThat(COUNT.cutOff(rule(1, Unit.WORKING_DAYS, Kind.CUT_OFF, false), at("2026-03-12T14:00"))
                        .explanation()
                        .en())
                .isEqualTo("1 working day before 12 March 2026: until 11 March 2026, 24:00 Beijing time"
                        + " (TEST-1 as read in R-TEST-1).");
    }

    @Test
    void rulesThatMeanNothingAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(-1, Unit.DAYS, Kind.FORWARD, true))
                .withMessageContaining("negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(0, Unit.NATURAL_YEARS, Kind.FORWARD, false))
                .withMessageContaining("at least one natural year");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(2, Unit.NATURAL_YEARS, Kind.LEAD, false))
                .withMessageContaining("forward");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(7, Unit.DAYS, Kind.LEAD, true))
                .withMessageContaining("forward");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> rule(1, Unit.MONTHS, Kind.CUT_OFF, false))
                .withMessageContaining("days or working days");
    }

    private static PeriodRule rule(int length, Unit unit, Kind kind, boolean extend) {
        return new PeriodRule("test", length, unit, kind, extend, new Citation("TEST-1", "R-TEST-1"));
    }
}
