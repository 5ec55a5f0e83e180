package org.charterflow.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.charterflow.Article;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OfficeTest {

    @ParameterizedTest
    @CsvSource({
        "5, false, 2026-03-09, 2031-03-09",
        "1, false, 2024-02-29, 2025-02-28",
        "2, true, 2025-03-03, 2026-12-31",
        "2, true, 2026-01-01, 2027-12-31"
    })
    @Article("OSCAR-13")
    @Article("COIA-17")
    void termsEndByCalendarOrWithTheYear(int years, boolean natural, LocalDate from, LocalDate last) {
        assertThat(new Office.Term(years, natural, "model").lastDay(from)).isEqualTo(last);
    }
}
