package org.charterflow.mail;

import java.util.concurrent.ThreadPoolExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Lets the worker run, on one thread per node: at once after a notice is committed, and every few seconds for whatever
 * has become due. A node whose worker is off sends nothing.
 */
@Component
@EnableScheduling
class NoticeSchedule implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeSchedule.class);

    private static final int SECONDS_TO_FINISH = 20;

    private final NoticeWorker worker;
    private final InboundMailSettings settings;
    private final ThreadPoolTaskExecutor thread = new ThreadPoolTaskExecutor();

    NoticeSchedule(NoticeWorker worker, InboundMailSettings settings) {
        this.worker = worker;
        this.settings = settings;
        thread.setThreadNamePrefix("outbox-");
        thread.setMaxPoolSize(1);
        // While it works, one more round waits; that round finds whatever further ones would.
        thread.setQueueCapacity(1);
        thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        thread.setWaitForTasksToCompleteOnShutdown(true);
        thread.setAwaitTerminationSeconds(SECONDS_TO_FINISH);
        thread.initialize();
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void queued(NoticeQueued queued) {
        due();
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    void due() {
        if (settings.worker()) {
            thread.execute(this::drain);
        }
    }

    private void drain() {
        try {
            worker.drain();
        } catch (RuntimeException | Error e) {
            LOG.error("The outbox could not be emptied; the next round begins in a few seconds", e);
        }
    }

    @Override
    public void destroy() {
        worker.stop();
        thread.shutdown();
    }
}
