package org.charterflow.register.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimesTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @Test
    void aDayEndsAt24HoursOfItself() {
        var end = new Times().end(Instant.parse("2026-03-04T16:00:00Z"), BEIJING);
        assertThat(end.zh()).isEqualTo("2026年3月4日（星期三） 24:00（北京时间）");
        assertThat(end.en()).isEqualTo("Wednesday, 4 March 2026, 24:00 (Beijing time)");
    }

    @Test
    void aMomentWithinADayIsItself() {
        assertThat(new Times().end(Instant.parse("2026-03-04T01:30:00Z"), BEIJING))
                .isEqualTo(new Times().at(Instant.parse("2026-03-04T01:30:00Z"), BEIJING));
    }
}
