package org.charterflow.duty;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.charterflow.alliance.Organ;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A duty in one period of the calendar, and how far it is fulfilled.
 *
 * @param organ who owes it; null for a plenary meeting
 * @param firstDay first day of the period
 * @param lastDay last day of the period
 * @param held what was held in the period, the earliest first
 * @param called what is to be held in it yet, the earliest first
 * @param warnings when those who call are warned, the k-th while at least k are neither held nor called; each is one
 *     lead time {@code duty-warning} before the one that follows it, the last before the period's end
 * @param state at the moment of asking
 */
public record Obligation(
        Duty duty,
        @Nullable Organ organ,
        LocalDate firstDay,
        LocalDate lastDay,
        List<Occasion> held,
        List<Occasion> called,
        List<Instant> warnings,
        State state) {

    /** How far a duty is fulfilled. */
    public enum State {
        FULFILLED("good", Bilingual.of("已履行", "fulfilled")),
        CALLED("good", Bilingual.of("已召集", "called")),
        DUE("", Bilingual.of("待召集", "to be called")),
        PRESSING("wait", Bilingual.of("须尽快召集", "to be called soon")),
        MISSED("bad", Bilingual.of("未按期举行", "missed"));

        private final String colour;
        private final Bilingual label;

        State(String colour, Bilingual label) {
            this.colour = colour;
            this.label = label;
        }

        /** The class of its badge. */
        public String colour() {
            return colour;
        }

        public Bilingual label() {
            return label;
        }
    }

    /**
     * How far a duty is fulfilled in a period.
     *
     * @param within what the calendar has in the period, of whatever kind and organ, the earliest first
     * @param end the first instant after the period
     */
    static Obligation of(
            Duty duty,
            @Nullable Organ organ,
            LocalDate firstDay,
            List<Occasion> within,
            List<Instant> warnings,
            Instant end,
            Instant now) {
        List<Occasion> counted = within.stream()
                .filter(occasion -> fulfils(occasion, duty, organ))
                .toList();
        List<Occasion> held = counted.stream()
                .filter(occasion -> !occasion.startsAt().isAfter(now))
                .toList();
        List<Occasion> called = counted.stream()
                .filter(occasion -> occasion.startsAt().isAfter(now))
                .toList();
        int missing = Math.max(0, duty.times() - counted.size());
        State state;
        if (missing == 0) {
            state = held.size() >= duty.times() ? State.FULFILLED : State.CALLED;
        } else if (!now.isBefore(end)) {
            state = State.MISSED;
        } else {
            state = now.isBefore(warnings.get(missing - 1)) ? State.DUE : State.PRESSING;
        }
        return new Obligation(
                duty,
                organ,
                firstDay,
                duty.every().next(firstDay).minusDays(1),
                held,
                called,
                List.copyOf(warnings),
                state);
    }

    private static boolean fulfils(Occasion occasion, Duty duty, @Nullable Organ organ) {
        return !occasion.calledOff()
                && occasion.kind() == duty.kind()
                && (organ == null || organ.id().equals(occasion.organ()))
                && (!duty.openOnly() || occasion.isOpen());
    }

    /** How many are neither held nor called. */
    public int missing() {
        return Math.max(0, duty.times() - held.size() - called.size());
    }

    /** The first moment at which somebody is warned as things stand; null while nothing is missing. */
    public @Nullable Instant nextWarning() {
        return missing() == 0 ? null : warnings.get(missing() - 1);
    }

    /** The organ's id, empty for everybody's duty. */
    String organId() {
        return organ == null ? "" : organ.id();
    }
}
