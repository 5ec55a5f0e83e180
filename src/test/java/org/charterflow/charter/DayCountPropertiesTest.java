package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.charterflow.charter.PeriodRule.Kind;
import org.charterflow.charter.PeriodRule.Unit;

/** What holds of every period, whatever the day and the length. */
class DayCountPropertiesTest {

    private static final DayCount COUNT = Beijing.COUNT;
    private static final LocalDate FIRST = LocalDate.of(2024, 11, 1);
    private static final LocalDate LAST = LocalDate.of(2027, 2, 28);

    @Property
    void anExtendedPeriodNeverEndsOnARestDayNorEarly(
            @ForAll("instants") Instant event, @ForAll @IntRange(max = 90) int days) {
        Deadline end = COUNT.forward(rule(days, Unit.DAYS, Kind.FORWARD, true), event);
        LocalDate last = day(end.at()).minusDays(1);

        assertThat(COUNT.calendar().isRestDay(last)).isFalse();
        assertThat(last).isAfterOrEqualTo(day(event).plusDays(days));
        assertThat(day(event).plusDays(days).datesUntil(last)).allMatch(COUNT.calendar()::isRestDay);
    }

    @Property
    void aDeadlineIsMidnight(
            @ForAll("instants") Instant event, @ForAll @IntRange(min = 1, max = 60) int length, @ForAll Unit unit) {
        Deadline end = COUNT.forward(rule(length, unit, Kind.FORWARD, false), event);

        assertThat(end.at().atZone(Beijing.ZONE).toLocalTime()).isEqualTo(LocalTime.MIDNIGHT);
        assertThat(end.admits(end.at().minusNanos(1))).isTrue();
        assertThat(end.admits(end.at())).isFalse();
    }

    @Property
    void aLaterEventNeverHasAnEarlierDeadline(
            @ForAll("instants") Instant event,
            @ForAll @IntRange(max = 5000) int minutesLater,
            @ForAll @IntRange(min = 1, max = 40) int length,
            @ForAll boolean extend,
            @ForAll Unit unit) {
        PeriodRule rule = rule(length, unit, Kind.FORWARD, extend);
        Instant later = event.plus(Duration.ofMinutes(minutesLater));

        assertThat(COUNT.forward(rule, later).at())
                .isAfterOrEqualTo(COUNT.forward(rule, event).at());
    }

    @Property
    void aLongerPeriodNeverEndsEarlier(
            @ForAll("instants") Instant event, @ForAll @IntRange(max = 60) int length, @ForAll("counted") Unit unit) {
        assertThat(COUNT.forward(rule(length + 1, unit, Kind.FORWARD, true), event)
                        .at())
                .isAfterOrEqualTo(COUNT.forward(rule(length, unit, Kind.FORWARD, true), event)
                        .at());
    }

    @Property
    void aLeadTimeGrowsByItsDaysAndIsNeverShortened(
            @ForAll("instants") Instant event, @ForAll @IntRange(min = 1, max = 90) int days) {
        Instant handOver =
                COUNT.lead(rule(days, Unit.DAYS, Kind.LEAD, false), event).at();
        Instant startOfDay = day(event).atStartOfDay(Beijing.ZONE).toInstant();

        assertThat(ChronoUnit.DAYS.between(handOver, startOfDay)).isEqualTo(days);
        assertThat(COUNT.lead(rule(days + 1, Unit.DAYS, Kind.LEAD, false), event)
                        .at())
                .isBefore(handOver);
    }

    @Property
    void whatIsHandedOverInTimeTakesEffectByTheEventsDayAndWhatIsLateDoesNot(
            @ForAll("instants") Instant event,
            @ForAll @IntRange(min = 1, max = 60) int length,
            @ForAll("exact") Unit unit) {
        PeriodRule rule = rule(length, unit, Kind.LEAD, false);
        Instant latest = COUNT.lead(rule, event).at();
        Instant startOfDay = day(event).atStartOfDay(Beijing.ZONE).toInstant();

        assertThat(COUNT.effective(rule, latest.minusNanos(1)).at()).isEqualTo(startOfDay);
        assertThat(COUNT.effective(rule, latest).at()).isAfter(startOfDay);
    }

    @Property
    void aCutOffLeavesItsWorkingDays(@ForAll("instants") Instant event, @ForAll @IntRange(max = 30) int days) {
        LocalDate last = day(COUNT.cutOff(rule(days, Unit.WORKING_DAYS, Kind.CUT_OFF, false), event)
                        .at())
                .minusDays(1);

        assertThat(last.datesUntil(day(event)).filter(d -> !COUNT.calendar().isRestDay(d)))
                .hasSize(days);
    }

    @Property
    void aDeadlineIsProvisionalOnlyWhereACalendarIsMissing(
            @ForAll("instants") Instant event, @ForAll @IntRange(max = 60) int days) {
        Deadline end = COUNT.forward(rule(days, Unit.DAYS, Kind.FORWARD, true), event);
        int counted = day(event).plusDays(days).getYear();
        int last = day(end.at()).minusDays(1).getYear();

        assertThat(end.provisional())
                .isEqualTo(!COUNT.calendar().isPublished(counted)
                        || !COUNT.calendar().isPublished(last));
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, (int) ChronoUnit.DAYS.between(FIRST, LAST)),
                        Arbitraries.integers().between(0, 24 * 60 - 1))
                .as((day, minute) -> FIRST.plusDays(day)
                        .atTime(LocalTime.MIN.plusMinutes(minute))
                        .atZone(Beijing.ZONE)
                        .toInstant());
    }

    @Provide
    Arbitrary<Unit> counted() {
        return Arbitraries.of(Unit.DAYS, Unit.WORKING_DAYS, Unit.WEEKS, Unit.MONTHS, Unit.YEARS);
    }

    @Provide
    Arbitrary<Unit> exact() {
        return Arbitraries.of(Unit.DAYS, Unit.WEEKS);
    }

    private static LocalDate day(Instant instant) {
        return instant.atZone(Beijing.ZONE).toLocalDate();
    }

    private static PeriodRule rule(int length, Unit unit, Kind kind, boolean extend) {
        return new PeriodRule("test", length, unit, kind, extend, new Citation("TEST-1", null));
    }
}
