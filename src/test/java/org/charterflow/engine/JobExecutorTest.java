package org.charterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.camunda.bpm.engine.impl.jobexecutor.BackoffJobAcquisitionStrategy;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobAcquisitionContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.spring.boot.starter.property.CamundaBpmProperties;
import org.charterflow.IntegrationTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class JobExecutorTest {

    private static final int LONG = 20;

    @Autowired
    CamundaBpmProperties settings;

    @Test
    void aNodeThatHasBeenIdleForLongStillLooksForDueTimersEverySecond() {
        JobExecutor executor = new DefaultJobExecutor();
        executor.setWaitTimeInMillis(settings.getJobExecution().getWaitTimeInMillis());
        executor.setMaxWait(settings.getJobExecution().getMaxWait());
        BackoffJobAcquisitionStrategy strategy = new BackoffJobAcquisitionStrategy(executor);
        JobAcquisitionContext nothingToDo = new JobAcquisitionContext();

        for (int round = 0; round < LONG; round++) {
            strategy.reconfigure(nothingToDo);
        }

        assertThat(strategy.getWaitTime()).isBetween(1L, 1_000L);
    }
}
