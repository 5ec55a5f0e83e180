package org.charterflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class ApplicationStartTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    MutableClock clock;

    @Test
    void theEngineFollowsTheApplicationsClock() {
        assertThat(ClockUtil.getCurrentTime().toInstant()).isEqualTo(clock.instant());
        assertThat(engine.getProcessEngineConfiguration().isAuthorizationEnabled())
                .isTrue();
    }
}
