package org.charterflow.charter;

import java.util.Arrays;
import java.util.Locale;
import org.charterflow.language.Bilingual;

/**
 * One row of the {@code period} table.
 *
 * @param id period id
 * @param length how many units, zero or more
 * @param extendOverRestDays whether a last day that is a rest day gives way to the next working day
 */
record PeriodRule(String id, int length, Unit unit, Kind kind, boolean extendOverRestDays, Citation citation) {

    PeriodRule {
        if (length < 0) {
            throw new IllegalArgumentException("%s: length %d is negative".formatted(id, length));
        }
        if (unit == Unit.NATURAL_YEARS && length == 0) {
            throw new IllegalArgumentException("%s: a term has at least one natural year".formatted(id));
        }
        if (kind != Kind.FORWARD && (unit == Unit.NATURAL_YEARS || extendOverRestDays)) {
            throw new IllegalArgumentException(
                    "%s: natural years and extension over rest days are for forward periods".formatted(id));
        }
        if (kind == Kind.CUT_OFF && unit != Unit.DAYS && unit != Unit.WORKING_DAYS) {
            throw new IllegalArgumentException("%s: a cut-off is counted in days or working days".formatted(id));
        }
    }

    static PeriodRule of(String id, Decision row) {
        return new PeriodRule(
                id,
                row.integer("length"),
                Unit.of(row.text("unit")),
                Kind.of(row.text("kind")),
                row.flag("extendOverRestDays"),
                row.citation());
    }

    /** What a period is counted in. */
    enum Unit {
        DAYS("日", "day"),
        WORKING_DAYS("个工作日", "working day"),
        WEEKS("周", "week"),
        MONTHS("个月", "month"),
        YEARS("年", "year"),
        NATURAL_YEARS("个自然年", "calendar year");

        private final String zh;
        private final String en;

        Unit(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        static Unit of(String word) {
            return PeriodRule.of(word, values(), "unit");
        }

        /** Such as {@code 3日} and {@code 3 days}. */
        Bilingual count(int n) {
            return Bilingual.of(n + zh, n + " " + en + (n == 1 ? "" : "s"));
        }
    }

    /** Which way a period is counted. */
    enum Kind {
        /** From an event to 24:00 of its last day. */
        FORWARD,
        /** Clear days between a hand-over and an event. */
        LEAD,
        /** Back from an event to 24:00 of an earlier day. */
        CUT_OFF;

        static Kind of(String word) {
            return PeriodRule.of(word, values(), "kind");
        }
    }

    private static <E extends Enum<E>> E of(String word, E[] values, String column) {
        return Arrays.stream(values)
                .filter(v -> word(v).equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s '%s': expected one of %s"
                        .formatted(
                                column,
                                word,
                                Arrays.stream(values).map(PeriodRule::word).toList())));
    }

    /** The word in tables: {@code working-days}. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
