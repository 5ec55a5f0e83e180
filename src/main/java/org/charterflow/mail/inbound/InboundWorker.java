package org.charterflow.mail.inbound;

import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.charterflow.mail.InboundMailSettings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Works on stored mail as soon as there is some, and looks every few seconds for what another node left. */
@Component
class InboundWorker implements SmartLifecycle, DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(InboundWorker.class);
    private static final int SECONDS = 5;
    private static final int GRACE_SECONDS = 20;

    private final MailPipeline pipeline;
    private final InboundMailSettings settings;
    /** A round that has not begun finds whatever further ones would. */
    private final AtomicBoolean roundWaits = new AtomicBoolean();

    private volatile @Nullable ScheduledExecutorService executor;

    InboundWorker(MailPipeline pipeline, InboundMailSettings settings) {
        this.pipeline = pipeline;
        this.settings = settings;
    }

    void wake() {
        ScheduledExecutorService running = executor;
        if (running != null && roundWaits.compareAndSet(false, true)) {
            try {
                running.execute(() -> {
                    roundWaits.set(false);
                    work();
                });
            } catch (RejectedExecutionException e) {
                roundWaits.set(false);
                LOG.debug("stopping; stored mail is worked on after the next start");
            }
        }
    }

    @Override
    public void start() {
        if (settings.worker() && executor == null) {
            ScheduledExecutorService started =
                    Executors.newSingleThreadScheduledExecutor(work -> new Thread(work, "inbound-mail"));
            var unused = started.scheduleWithFixedDelay(this::work, 1, SECONDS, TimeUnit.SECONDS);
            executor = started;
        }
    }

    private void work() {
        try {
            pipeline.processPending();
        } catch (RuntimeException | Error e) {
            // A schedule that throws is never run again; the database may be back in a moment.
            LOG.warn("stored mail could not be worked on", e);
        }
    }

    @Override
    public void stop() {
        ScheduledExecutorService running = executor;
        if (running != null) {
            running.shutdown();
            try {
                if (!running.awaitTermination(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    running.shutdownNow();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            executor = null;
        }
    }

    /** A start that fails in its last step destroys what it has started, and stops nothing. */
    @Override
    public void destroy() {
        stop();
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
