package org.charterflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentsTest {

    @Test
    void aMomentNamesItsWeekdayAndItsZone() {
        assertThat(Moments.at(Instant.parse("2026-03-08T16:00:00Z"), ZoneId.of("Asia/Shanghai")))
                .isEqualTo(Bilingual.of("2026年3月9日（周一）00:00（北京时间）", "Mon 9 March 2026, 00:00 (Beijing time)"));
    }

    @Test
    void aPeriodThatEndsAtMidnightEndsAt24OClockOfTheDayBefore() {
        ZoneId beijing = ZoneId.of("Asia/Shanghai");
        assertThat(Moments.end(Instant.parse("2026-03-16T16:00:00Z"), beijing))
                .isEqualTo(Bilingual.of("2026年3月16日（周一）24:00（北京时间）", "Mon 16 March 2026, 24:00 (Beijing time)"));
        assertThat(Moments.end(Instant.parse("2026-03-16T09:30:00Z"), beijing).en())
                .isEqualTo("Mon 16 March 2026, 17:30 (Beijing time)");
    }

    @Test
    void anotherZoneIsNamedToo() {
        assertThat(Moments.at(Instant.parse("2026-03-09T01:00:00Z"), ZoneId.of("Europe/Berlin"))
                        .en())
                .isEqualTo("Mon 9 March 2026, 02:00 (Central European Time)");
    }

    @Test
    void aDayNamesItsWeekday() {
        assertThat(Moments.on(LocalDate.parse("2026-10-01")))
                .isEqualTo(Bilingual.of("2026年10月1日（周四）", "Thu 1 October 2026"));
    }
}
