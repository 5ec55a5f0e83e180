package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When a mail arrived, from three clocks: the mail server's, the application's, the system's. */
class ServerTimeTest {

    private static final Instant STORED = Instant.parse("2026-03-09T01:00:00.250Z");

    @Test
    void theMailServersInstantCountsWhereItIsEarlier() {
        Instant night = Instant.parse("2026-03-08T15:59:59Z");
        assertThat(ServerTime.arrival(night, STORED, STORED)).isEqualTo(night);
        assertThat(ServerTime.arrival(night, STORED, STORED.plusMillis(900))).isEqualTo(night);
    }

    @Test
    void aServerAheadOfTimeOrWithoutOneLeavesOurOwn() {
        assertThat(ServerTime.arrival(STORED.plusSeconds(90), STORED, STORED)).isEqualTo(STORED);
        assertThat(ServerTime.arrival(null, STORED, STORED)).isEqualTo(STORED);
    }

    @Test
    void aRehearsedMailWaitedAsLongAsItReallyDid() {
        Instant really = STORED.minus(Duration.ofDays(30));
        assertThat(ServerTime.arrival(really.minusSeconds(3), STORED, really)).isEqualTo(STORED.minusSeconds(3));
    }
}
