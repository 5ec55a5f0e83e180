package org.charterflow.register;

import java.time.LocalDate;
import java.util.List;
import org.charterflow.alliance.Organ;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * An organ as the register shows it.
 *
 * @param seats the seats taken, those with a vote first, by member number
 * @param officers who holds its offices, in the order of the profile
 */
public record OrganEntry(Organ organ, List<SeatEntry> seats, List<Officer> officers) {

    /** How many of the seats taken have a vote. */
    public int votes() {
        return (int) seats.stream().filter(SeatEntry::votes).count();
    }

    /** A unit's place in the organ. */
    public record SeatEntry(Bilingual unit, Bilingual capacity, boolean votes, LocalDate since) {}

    /**
     * A person in office.
     *
     * @param unit the unit the person represents; null for the alliance's own staff
     * @param termEnds the last day of the term; null where the charter sets none
     * @param article the article that provides the office
     */
    public record Officer(
            Bilingual office,
            String name,
            @Nullable Bilingual unit,
            LocalDate since,
            @Nullable LocalDate termEnds,
            String article) {}
}
