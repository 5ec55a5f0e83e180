package org.charterflow.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberNumbersTest {

    @ParameterizedTest
    @CsvSource({"OSCAR-M{0000}, 42, OSCAR-M0042", "A{00}B, 7, A07B", "M{0}, 123, M123", "{0000}, 12345, 12345"})
    void numbersFollowThePattern(String pattern, int running, String expected) {
        assertThat(MemberNumbers.format(pattern, running)).isEqualTo(expected);
    }
}
