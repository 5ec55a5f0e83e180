package org.charterflow.engine;

import java.time.Clock;
import org.joda.time.DateTimeUtils;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The one clock of the application; the engine follows it. The demo brings a clock that can be moved, tests another.
 * Transport (HMAC time, sessions, TLS) uses the system's time instead.
 */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Camunda reads Joda's clock everywhere, so this one line moves timers, history and tokens together. */
    @Bean
    EngineClock engineClock(Clock clock) {
        DateTimeUtils.setCurrentMillisProvider(clock::millis);
        return new EngineClock(clock);
    }

    /** Marks that the engine's clock is set; the engine depends on it. */
    record EngineClock(Clock clock) {}
}
