package org.charterflow.duty;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.charterflow.Article;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.OrganKind;
import org.charterflow.document.Audience;
import org.charterflow.duty.Obligation.State;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How far a duty is fulfilled, by what is held and called. */
class ObligationTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Bilingual TITLE = Bilingual.of("会议", "meeting");
    private static final Organ COMMITTEE =
            new Organ("technical-committee", OrganKind.TECHNICAL_COMMITTEE, TITLE, List.of(), "COIA-12");

    private final Duty twiceAMonth = new Duty(
            "committee",
            TITLE,
            Duty.Kind.MEETING,
            "technical-committee",
            2,
            Every.MONTH,
            true,
            List.of(),
            "COIA-16.1",
            null);

    @Test
    @Article("COIA-16.1")
    void twoOpenMeetingsFulfilTheMonthAndNothingElseDoes() {
        Occasion first = meeting("2026-03-05", "technical-committee", Audience.PUBLIC, false);
        Occasion second = meeting("2026-03-20", "technical-committee", Audience.PUBLIC, false);
        Occasion closed = meeting("2026-03-06", "technical-committee", Audience.ORGAN, false);
        Occasion off = meeting("2026-03-07", "technical-committee", Audience.PUBLIC, true);
        Occasion other = meeting("2026-03-08", "board", Audience.PUBLIC, false);

        assertThat(at("2026-03-31", first, second).state()).isEqualTo(State.FULFILLED);
        assertThat(at("2026-03-10", first, second).state()).isEqualTo(State.CALLED);
        assertThat(at("2026-03-10", first, closed, off, other).missing()).isEqualTo(1);
        assertThat(at("2026-03-10", first, closed, off, other).held()).containsExactly(first);
        assertThat(at("2026-03-10", first, second).nextWarning()).isNull();
    }

    @ParameterizedTest(name = "with {1} held, on {0}: {2}")
    @CsvSource({
        "2026-03-03, 0, DUE",
        "2026-03-04, 0, PRESSING",
        "2026-03-17, 1, DUE",
        "2026-03-18, 1, PRESSING",
        "2026-03-31, 1, PRESSING",
        "2026-04-01, 1, MISSED",
        "2026-04-01, 0, MISSED",
        "2026-04-01, 2, FULFILLED"
    })
    @Article("COIA-16.1")
    void theMoreIsMissingTheEarlierIsTheWarning(LocalDate day, int held, State state) {
        Occasion[] meetings = new Occasion[held];
        for (int i = 0; i < held; i++) {
            meetings[i] = meeting("2026-03-0" + (i + 1), "technical-committee", Audience.PUBLIC, false);
        }

        assertThat(at(day.toString(), meetings).state()).isEqualTo(state);
    }

    @ParameterizedTest
    @CsvSource({
        "YEAR, 2026-07-15, 2026-01-01, 2027-01-01",
        "HALF_YEAR, 2026-06-30, 2026-01-01, 2026-07-01",
        "HALF_YEAR, 2026-07-01, 2026-07-01, 2027-01-01",
        "QUARTER, 2026-05-31, 2026-04-01, 2026-07-01",
        "MONTH, 2026-12-31, 2026-12-01, 2027-01-01"
    })
    @Article("OSCAR-29.2")
    void periodsAreThoseOfTheCalendar(Every every, LocalDate day, LocalDate first, LocalDate next) {
        assertThat(every.firstDay(day)).isEqualTo(first);
        assertThat(every.next(first)).isEqualTo(next);
    }

    private Obligation at(String day, Occasion... within) {
        return Obligation.of(
                twiceAMonth,
                COMMITTEE,
                LocalDate.parse("2026-03-01"),
                Arrays.asList(within),
                List.of(midnight("2026-03-18"), midnight("2026-03-04")),
                midnight("2026-04-01"),
                midnight(day));
    }

    private static Occasion meeting(String day, @Nullable String organ, Audience audience, boolean off) {
        return new Occasion(
                day,
                0,
                off,
                Duty.Kind.MEETING,
                organ,
                TITLE,
                midnight(day),
                midnight(day).plusSeconds(3600),
                null,
                null,
                audience,
                Set.of(),
                midnight(day));
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(BEIJING).toInstant();
    }
}
