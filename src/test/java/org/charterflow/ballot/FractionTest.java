package org.charterflow.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FractionTest {

    @ParameterizedTest
    @CsvSource({"2/3,9,6,7", "2/3,10,7,7", "1/2,10,5,6", "1/2,9,5,5", "3/4,40000,30000,30001", "1/1,7,7,8"})
    void theLeastPartThatReachesOrExceeds(String fraction, int whole, int atLeast, int moreThan) {
        assertThat(Fraction.parse(fraction).atLeast(whole)).isEqualTo(atLeast);
        assertThat(Fraction.parse(fraction).moreThan(whole)).isEqualTo(moreThan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0/3", "4/3", "1/0", "2", "0.66", "2/3 ", "-1/2", "２/3"})
    void whatIsNoShareIsRefused(String text) {
        assertThatThrownBy(() -> Fraction.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printsAsItIsRead() {
        assertThat(Fraction.parse("2/3")).hasToString("2/3");
    }
}
