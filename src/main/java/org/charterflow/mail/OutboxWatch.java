package org.charterflow.mail;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notices whether some work puts anything into the outbox, so that nobody has to look for what is not there. */
@Component
public class OutboxWatch {

    private final ThreadLocal<@Nullable AtomicBoolean> watched = new ThreadLocal<>();

    /**
     * Does the work, on the caller's thread.
     *
     * @param whenQueued done after the work if that has put something into the outbox
     * @return what the work returns
     */
    public <T> T during(Supplier<T> work, Runnable whenQueued) {
        AtomicBoolean queued = new AtomicBoolean();
        watched.set(queued);
        T done;
        try {
            done = work.get();
        } finally {
            watched.remove();
        }
        if (queued.get()) {
            whenQueued.run();
        }
        return done;
    }

    @EventListener
    void on(NoticeQueued event) {
        AtomicBoolean queued = watched.get();
        if (queued != null) {
            queued.set(true);
        }
    }
}
