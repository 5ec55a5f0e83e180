package org.charterflow.duty;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.OrganReaders;
import org.charterflow.alliance.Organs;
import org.charterflow.charter.Periods;
import org.charterflow.duty.Obligation.State;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the charters demand to be held, compared with what is held and called. */
@Service
public class DutyCalendar {

    /** Periods of a duty that are over and were missed stay on the page for so long. */
    private static final int MONTHS_SHOWN = 12;

    private final Duties duties;
    private final Events events;
    private final MeetingOccasions meetings;
    private final Alliances alliances;
    private final Organs organs;
    private final OrganReaders readers;
    private final Periods periods;
    private final JdbcClient jdbc;
    private final Clock clock;

    DutyCalendar(
            Duties duties,
            Events events,
            MeetingOccasions meetings,
            Alliances alliances,
            Organs organs,
            OrganReaders readers,
            Periods periods,
            JdbcClient jdbc,
            Clock clock) {
        this.duties = duties;
        this.events = events;
        this.meetings = meetings;
        this.alliances = alliances;
        this.organs = organs;
        this.readers = readers;
        this.periods = periods;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How far the alliance's duties are fulfilled: those of the running periods, and those missed in the last twelve
     * months, as far back as this installation has watched; in the order of the charter, the latest period first.
     */
    public List<Obligation> obligations(String alliance) {
        LocalDate today = alliances.today(alliance);
        LocalDate watched = watchedSince(alliance);
        List<Occasion> all = occasions(alliance);
        List<Obligation> obligations = new ArrayList<>();
        for (Duty duty : duties.of(alliance)) {
            for (@Nullable Organ organ : owing(alliance, duty)) {
                LocalDate current = duty.every().firstDay(today);
                obligations.add(obligation(alliance, duty, organ, current, all));
                LocalDate earliest = max(watched, today.minusMonths(MONTHS_SHOWN));
                for (LocalDate past = duty.every().firstDay(current.minusDays(1));
                        !duty.every().next(past).minusDays(1).isBefore(earliest);
                        past = duty.every().firstDay(past.minusDays(1))) {
                    Obligation over = obligation(alliance, duty, organ, past, all);
                    if (over.state() == State.MISSED) {
                        obligations.add(over);
                    }
                }
            }
        }
        return obligations;
    }

    /** What the viewer may know of, the earliest first, what is called off among it. */
    public List<Occasion> occasions(String alliance, Viewer viewer) {
        var belongsTo = readers.organsOf(viewer, alliance);
        return occasions(alliance).stream()
                .filter(occasion -> switch (occasion.audience()) {
                    case PUBLIC -> true;
                    case MEMBERS -> viewer.belongsTo(alliance);
                    case ORGAN ->
                        viewer.seesConfidential(alliance)
                                || belongsTo.contains(occasion.organ())
                                || viewer.userId() != null
                                        && viewer.belongsTo(alliance)
                                        && occasion.invited().contains(viewer.userId());
                    case SECRETARIAT -> viewer.seesConfidential(alliance);
                })
                .toList();
    }

    /** Since when this installation watches over the alliance's duties: what was before it does not know. */
    private LocalDate watchedSince(String alliance) {
        return jdbc.sql("select since from duty_watch where alliance = :alliance")
                .param("alliance", alliance)
                .query(OffsetDateTime.class)
                .optional()
                .map(since ->
                        since.atZoneSameInstant(alliances.get(alliance).zone()).toLocalDate())
                .orElseGet(() -> alliances.today(alliance));
    }

    private List<Occasion> occasions(String alliance) {
        return Stream.concat(events.of(alliance).stream().map(Event::occasion), meetings.of(alliance).stream())
                .sorted(Comparator.comparing(Occasion::startsAt).thenComparing(Occasion::uid))
                .toList();
    }

    private List<@Nullable Organ> owing(String alliance, Duty duty) {
        if (duty.organ() == null) {
            List<@Nullable Organ> everybody = new ArrayList<>();
            everybody.add(null);
            return everybody;
        }
        return new ArrayList<>(organs.of(alliance).stream()
                .filter(organ -> Duties.owes(duty, organ))
                .toList());
    }

    private Obligation obligation(
            String alliance, Duty duty, @Nullable Organ organ, LocalDate firstDay, List<Occasion> all) {
        ZoneId zone = alliances.get(alliance).zone();
        Instant from = firstDay.atStartOfDay(zone).toInstant();
        Instant end = duty.every().next(firstDay).atStartOfDay(zone).toInstant();
        List<Instant> warnings = new ArrayList<>();
        Instant next = end;
        for (int i = 0; i < duty.times(); i++) {
            next = periods.lead(
                            alliance,
                            "duty-warning",
                            organ == null ? null : organ.kind().id(),
                            next)
                    .at();
            warnings.add(next);
        }
        List<Occasion> within = all.stream()
                .filter(occasion -> !occasion.startsAt().isBefore(from)
                        && occasion.startsAt().isBefore(end))
                .toList();
        return Obligation.of(duty, organ, firstDay, within, warnings, end, clock.instant());
    }

    private static LocalDate max(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
