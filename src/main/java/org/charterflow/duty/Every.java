package org.charterflow.duty;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import org.charterflow.language.Bilingual;

/** The periods of the calendar in which something is to be held so many times. */
public enum Every {
    @JsonProperty("year")
    YEAR(12, Bilingual.of("每年", "a year")),
    @JsonProperty("half-year")
    HALF_YEAR(6, Bilingual.of("每半年", "every half year")),
    @JsonProperty("quarter")
    QUARTER(3, Bilingual.of("每季度", "a quarter")),
    @JsonProperty("month")
    MONTH(1, Bilingual.of("每月", "a month"));

    private final int months;
    private final Bilingual label;

    Every(int months, Bilingual label) {
        this.months = months;
        this.label = label;
    }

    public Bilingual label() {
        return label;
    }

    /** The first day of the period that a day lies in; the first period of a year begins on 1 January. */
    LocalDate firstDay(LocalDate day) {
        int month = (day.getMonthValue() - 1) / months * months + 1;
        return LocalDate.of(day.getYear(), month, 1);
    }

    /** The first day of the period after the one that begins on this day. */
    LocalDate next(LocalDate firstDay) {
        return firstDay.plusMonths(months);
    }
}
