package org.charterflow.alliance;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.Year;
import java.util.List;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * An office (职务) that the charter provides.
 *
 * @param id unique in the alliance: {@code chair}, {@code technical-committee-chair}, {@code leader}
 * @param organ the organ it belongs to, or the kind of group ({@code working-group}) each of which has it
 * @param holders how many may hold it at once; null where the charter sets no number
 * @param heldBy whether it goes with the unit to the unit's next representative, or is the person's own
 * @param term null where the charter sets none
 */
public record Office(
        String id,
        Bilingual name,
        String organ,
        @Nullable Integer holders,
        HeldBy heldBy,
        @Nullable Term term,
        Appointment appointedBy,
        String article) {

    /** Whose the office is. */
    public enum HeldBy {
        /** The unit's: its representative holds it, whoever that is. */
        @JsonProperty("unit")
        UNIT,
        /** The person's: it ends when the person no longer represents the unit. */
        @JsonProperty("person")
        PERSON
    }

    /**
     * How somebody comes into office.
     *
     * @param by the organ that decides; {@code unit} where the member unit delegates
     * @param nominatedBy who proposes, in the words of the charter; empty where it does not say
     */
    public record Appointment(Way way, String by, List<String> nominatedBy) {

        public Appointment {
            nominatedBy = Lists.orEmpty(nominatedBy);
        }
    }

    /** The ways into an office. */
    public enum Way {
        @JsonProperty("elected")
        ELECTED,
        @JsonProperty("appointed")
        APPOINTED,
        @JsonProperty("approved")
        APPROVED,
        @JsonProperty("invited")
        INVITED,
        @JsonProperty("delegated")
        DELEGATED
    }

    /**
     * How long an office is held.
     *
     * @param natural whether calendar years are meant, which end on 31 December
     */
    public record Term(int years, boolean natural, String article) {

        /** The last day of a term that begins on this day (in calendar years: the day of the same date). */
        public LocalDate lastDay(LocalDate from) {
            return natural
                    ? Year.of(from.getYear() + years - 1).atMonthDay(MonthDay.of(12, 31))
                    : from.plusYears(years);
        }
    }
}
