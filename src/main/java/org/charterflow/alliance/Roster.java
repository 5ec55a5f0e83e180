package org.charterflow.alliance;

import java.time.LocalDate;
import java.util.List;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Whom an alliance consists of when it comes to Charterflow: secretariat, auditors, groups, members and advisers, with
 * seats, offices and accounts. As {@code <alliance>.yaml} in a folder of rosters lists them.
 *
 * @param alliance its id
 * @param members in the order in which they get their numbers
 */
public record Roster(
        String alliance,
        List<Staff> staff,
        List<Auditor> auditors,
        List<Group> groups,
        List<Unit> members,
        List<Unit> advisers) {

    public Roster {
        staff = orEmpty(staff);
        auditors = orEmpty(auditors);
        groups = orEmpty(groups);
        members = orEmpty(members);
        advisers = orEmpty(advisers);
    }

    /** Somebody of the secretariat, by office. */
    public record Staff(String userId, String name, String email, String office, LocalDate since) {}

    /** Somebody who reads everything. */
    public record Auditor(String userId, String name, String email) {}

    /** A group. */
    public record Group(String id, String kind, Bilingual name, LocalDate since) {}

    /**
     * A member unit, or the organisation of an adviser.
     *
     * @param userId the account of its representative
     * @param country ISO 3166-1; China where it is not named
     * @param memberClass null for an adviser, who belongs to none
     * @param uscc unified social credit code
     */
    public record Unit(
            String userId,
            Bilingual name,
            String kind,
            String country,
            @Nullable String memberClass,
            @Nullable String uscc,
            LocalDate since,
            Person person,
            List<TakenSeat> seats,
            List<HeldOffice> offices) {

        public Unit {
            country = country == null ? "CN" : country;
            seats = orEmpty(seats);
            offices = orEmpty(offices);
        }
    }

    /** A unit's representative. */
    public record Person(String name, String position, String email) {}

    /** A seat that a unit has. */
    public record TakenSeat(String organ, String capacity) {}

    /** An office that its representative holds. */
    public record HeldOffice(String organ, String office) {}

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
