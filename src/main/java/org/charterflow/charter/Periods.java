package org.charterflow.charter;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.charter.PeriodRule.Kind;
import org.charterflow.charter.PeriodRule.Unit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Deadlines by the alliances' {@code period} tables, counted in the alliance's zone and by its holiday calendar (Civil
 * Code of the PRC, art. 200 to 204). The only place where days are counted.
 */
@Component
public class Periods {

    private final DecisionTables inForce;
    private final DecisionTables tables;
    private final HolidayCalendars calendars;
    private final Localities localities;

    @Autowired
    Periods(@Lazy DecisionTables tables, HolidayCalendars calendars, Localities localities) {
        this(tables, tables, calendars, localities);
    }

    private Periods(DecisionTables inForce, DecisionTables tables, HolidayCalendars calendars, Localities localities) {
        this.inForce = inForce;
        this.tables = tables;
        this.calendars = calendars;
        this.localities = localities;
    }

    /** The periods as they were in force at an instant: what began then keeps them. */
    public Periods asOf(Instant began) {
        return new Periods(inForce, inForce.asOf(began), calendars, localities);
    }

    /** The periods as they were in force when a case was opened: a running case keeps the rules it began with. */
    public Periods ofCase(String caseNumber) {
        return new Periods(inForce, inForce.ofCase(caseNumber), calendars, localities);
    }

    /** As {@link #forward(String, String, String, Instant)}, for a period that does not depend on an organ. */
    public Deadline forward(String alliance, String period, Instant event) {
        return forward(alliance, period, null, event);
    }

    /**
     * The end of a period that runs from an event: the day of the event does not count, the last day ends at 24:00,
     * and where the table says so a last day that is a rest day gives way to the next working day.
     *
     * @param alliance alliance id
     * @param period id of a period of kind {@code forward}
     * @param organ organ id where the period depends on it, else null
     * @param event what sets the period running
     * @throws IllegalArgumentException when the alliance has no such period or it is of another kind
     */
    public Deadline forward(String alliance, String period, @Nullable String organ, Instant event) {
        return count(alliance).forward(rule(alliance, period, organ, Kind.FORWARD), event);
    }

    /** As {@link #lead(String, String, String, Instant)}, for a lead time that does not depend on an organ. */
    public Deadline lead(String alliance, String period, Instant event) {
        return lead(alliance, period, null, event);
    }

    /**
     * When the last notice must have been handed over so that the lead time's clear days lie between that day and the
     * event's. A lead time of zero ends with the event itself.
     *
     * @param alliance alliance id
     * @param period id of a period of kind {@code lead}
     * @param organ organ id where the lead time depends on it, else null
     * @param event when the meeting begins, the amendment takes effect, the ballot ends
     * @throws IllegalArgumentException when the alliance has no such period or it is of another kind
     */
    public Deadline lead(String alliance, String period, @Nullable String organ, Instant event) {
        return count(alliance).lead(rule(alliance, period, organ, Kind.LEAD), event);
    }

    /**
     * When what was announced can happen at the earliest: at 00:00 of the day after the lead time's clear days, the
     * first of which follows the day of the last hand-over. A lead time of zero imposes no wait.
     *
     * @param alliance alliance id
     * @param period id of a period of kind {@code lead}
     * @param lastHandOver when the last notice was handed over
     * @throws IllegalArgumentException when the alliance has no such period or it is of another kind
     */
    public Deadline effective(String alliance, String period, Instant lastHandOver) {
        return count(alliance).effective(rule(alliance, period, null, Kind.LEAD), lastHandOver);
    }

    /** As {@link #cutOff(String, String, String, Instant)}, for a cut-off that does not depend on an organ. */
    public Deadline cutOff(String alliance, String period, Instant event) {
        return cutOff(alliance, period, null, event);
    }

    /**
     * The last moment before an event: 24:00 of the n-th day, or working day, before the event's day.
     *
     * @param alliance alliance id
     * @param period id of a period of kind {@code cut-off}
     * @param organ organ id where the cut-off depends on it, else null
     * @param event when the meeting begins
     * @throws IllegalArgumentException when the alliance has no such period or it is of another kind
     */
    public Deadline cutOff(String alliance, String period, @Nullable String organ, Instant event) {
        return count(alliance).cutOff(rule(alliance, period, organ, Kind.CUT_OFF), event);
    }

    /**
     * The last moment before an event, by a period that the table counts either in clear days or as a cut-off: one
     * alliance asks for a week's notice, another for the agenda on the last working day.
     *
     * @param organ organ id where the period depends on it, else null
     * @param event when the meeting begins
     * @return empty where the alliance has no such period for the organ
     * @throws IllegalArgumentException when the period is counted forward
     */
    public Optional<Deadline> before(String alliance, String period, @Nullable String organ, Instant event) {
        return find(alliance, period, organ).map(rule -> before(count(alliance), rule, event));
    }

    /**
     * The first working day, at a time of day, before which none of these periods has passed.
     *
     * @param periods ids of periods counted back, such as those of notice and agenda
     * @param organ organ id where they depend on it, else null
     * @param from the day and time asked for; no earlier day is found
     * @param now what has not happened yet happens now
     * @throws IllegalArgumentException when the alliance has no such period, or it is counted forward
     * @throws IllegalStateException when there is none within a year
     */
    public Instant firstInTime(
            String alliance, List<String> periods, @Nullable String organ, Instant from, Instant now) {
        List<PeriodRule> rules = periods.stream()
                .map(period -> find(alliance, period, organ)
                        .orElseThrow(() ->
                                new IllegalArgumentException("%s has no period '%s'".formatted(alliance, period))))
                .toList();
        DayCount count = count(alliance);
        ZonedDateTime day = from.atZone(localities.zone(alliance));
        for (int ahead = 0; ahead <= 366; ahead++) {
            ZonedDateTime candidate = day.plusDays(ahead);
            Instant start = candidate.toInstant();
            if (start.isAfter(now)
                    && !count.calendar().isRestDay(candidate.toLocalDate())
                    && rules.stream()
                            .allMatch(rule -> before(count, rule, start).admits(now))) {
                return start;
            }
        }
        throw new IllegalStateException("no day for %s of %s within a year".formatted(organ, alliance));
    }

    /** Whether a day is a public holiday of the alliance's country, or a weekend day that is not worked in exchange. */
    public boolean isRestDay(String alliance, LocalDate day) {
        return calendars.of(alliance).isRestDay(day);
    }

    /**
     * The end of a number of days that another table gives, such as the days of discussion before a ballot; a last day
     * that is a rest day gives way to the next working day.
     *
     * @param days how many days, zero or more; with zero, the day of the event itself
     * @param citation where the number stands
     * @param event what sets the days running
     */
    public Deadline days(String alliance, int days, Citation citation, Instant event) {
        return count(alliance).forward(days(days, citation), event);
    }

    /**
     * Counts a running deadline anew, now that the calendar of a year has arrived. Only what was provisional moves: a
     * deadline that was firm when somebody relied on it stays.
     *
     * @param arrival the year that has its calendar now
     * @param period id of a period of kind {@code forward}
     * @param event what set it running
     * @param due the deadline as it stands
     * @return empty where it was firm, was not counted so, or comes out the same and provisional still
     */
    public Optional<Deadline> recount(CalendarArrived arrival, String period, Instant event, Instant due) {
        return recount(arrival, rule(arrival.alliance(), period, null, Kind.FORWARD), event, due);
    }

    /** As {@link #recount(CalendarArrived, String, Instant, Instant)}, for {@link #days}. */
    public Optional<Deadline> recountDays(
            CalendarArrived arrival, int days, Citation citation, Instant event, Instant due) {
        return recount(arrival, days(days, citation), event, due);
    }

    private Optional<Deadline> recount(CalendarArrived arrival, PeriodRule rule, Instant event, Instant due) {
        ZoneId zone = localities.zone(arrival.alliance());
        HolidayCalendar now = calendars.of(arrival.alliance());
        Deadline before = new DayCount(zone, now.without(arrival.year())).forward(rule, event);
        Deadline after = new DayCount(zone, now).forward(rule, event);
        return before.provisional() && before.at().equals(due) && !after.equals(before)
                ? Optional.of(after)
                : Optional.empty();
    }

    private static PeriodRule days(int days, Citation citation) {
        return new PeriodRule("days", days, Unit.DAYS, Kind.FORWARD, days > 0, citation);
    }

    private DayCount count(String alliance) {
        return new DayCount(localities.zone(alliance), calendars.of(alliance));
    }

    private PeriodRule rule(String alliance, String period, @Nullable String organ, Kind kind) {
        PeriodRule rule = find(alliance, period, organ)
                .orElseThrow(() -> new IllegalArgumentException("%s has no period '%s'".formatted(alliance, period)));
        if (rule.kind() != kind) {
            throw new IllegalArgumentException("period '%s' of %s is of the kind %s, not %s"
                    .formatted(period, alliance, PeriodRule.word(rule.kind()), PeriodRule.word(kind)));
        }
        return rule;
    }

    private static Deadline before(DayCount count, PeriodRule rule, Instant event) {
        return switch (rule.kind()) {
            case LEAD -> count.lead(rule, event);
            case CUT_OFF -> count.cutOff(rule, event);
            case FORWARD -> throw new IllegalArgumentException("period '%s' is counted forward".formatted(rule.id()));
        };
    }

    private Optional<PeriodRule> find(String alliance, String period, @Nullable String organ) {
        Map<String, @Nullable Object> inputs = new HashMap<>();
        inputs.put("period", period);
        inputs.put("organ", organ);
        Decision row = tables.evaluate(alliance, "period", inputs);
        if (row.isEmpty()) {
            // A period that came after the case began, with a step the case takes now.
            row = inForce.evaluate(alliance, "period", inputs);
        }
        return row.isEmpty() ? Optional.empty() : Optional.of(PeriodRule.of(period, row));
    }
}
