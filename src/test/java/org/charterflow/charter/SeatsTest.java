package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charterflow.charter.CharterTables.decide;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.IntStream;
import org.charterflow.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeatsTest {

    static IntStream members() {
        return IntStream.rangeClosed(0, 120);
    }

    @ParameterizedTest(name = "{0} members")
    @MethodSource("members")
    @Article("COIA-11.1")
    @Article("COIA-11.2")
    void coiasDirectorsAreThirtyPercentOfTheMembersWithinTheLimits(int members) {
        int rounded = new BigDecimal(members)
                .multiply(new BigDecimal("0.3"))
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
        int expected = Math.min(25, Math.max(10, rounded));
        int leadership = new BigDecimal(expected)
                .multiply(new BigDecimal("0.6"))
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();

        Decision seats = decide("coia", "seats", "organ", "board", "memberCount", members);

        assertThat(seats.integer("seats")).isEqualTo(expected);
        assertThat(seats.integer("leadership")).isEqualTo(leadership);
        assertThat(seats.citation()).hasToString("COIA-11.1 as read in R-COIA-4");
    }

    @ParameterizedTest(name = "{0} members: {1} directors, of them {2} chair and vice chairs at most")
    @CsvSource({
        "0, 10, 6",
        "9, 10, 6",
        "34, 10, 6",
        "35, 11, 7",
        "38, 11, 7",
        "39, 12, 8",
        "40, 12, 8",
        "41, 12, 8",
        "44, 13, 8",
        "45, 14, 9",
        "81, 24, 15",
        "82, 25, 15",
        "83, 25, 15",
        "120, 25, 15"
    })
    @Article("COIA-11.1")
    @Article("COIA-11.2")
    void theBoundariesOfCoiasBoard(int members, int seats, int leadership) {
        Decision decision = decide("coia", "seats", "organ", "board", "memberCount", members);

        assertThat(decision.integer("seats")).isEqualTo(seats);
        assertThat(decision.integer("leadership")).isEqualTo(leadership);
    }

    @Test
    void coiasBoardIsNeverUnlimitedForWantOfANumber() {
        assertThat(decide("coia", "seats", "organ", "board").isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "technical-committee, COIA-12",
        "outreach-committee, COIA-18",
        "safety-committee, COIA-19",
    })
    @Article("COIA-12")
    @Article("COIA-18")
    @Article("COIA-19")
    void coiasCommitteesHaveOneChairAndThreeViceChairs(String organ, String article) {
        Decision seats = decide("coia", "seats", "organ", organ, "memberCount", 40);

        assertThat(seats.optionalInteger("seats")).isNull();
        assertThat(seats.integer("leadership")).isEqualTo(4);
        assertThat(seats.text("article")).isEqualTo(article);
    }

    @Test
    void otherOrgansOfCoiaHaveNoNumber() {
        assertThat(decide("coia", "seats", "organ", "sig-platform").optionalInteger("seats"))
                .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"board", "wg-policy"})
    @Article("OSCAR-11")
    void oscarsCharterSetsNoNumber(String organ) {
        Decision seats = decide("oscar", "seats", "organ", organ, "memberCount", 25);

        assertThat(seats.optionalInteger("seats")).isNull();
        assertThat(seats.optionalInteger("leadership")).isNull();
        assertThat(seats.text("article")).isEqualTo(organ.equals("board") ? "OSCAR-11" : "OSCAR-37");
    }

    @Test
    void theModelSetsNoNumber() {
        Decision seats = decide("copu", "seats", "organ", "board", "memberCount", 100);

        assertThat(seats.optionalInteger("seats")).isNull();
        assertThat(seats.citation().model()).isTrue();
    }
}
