package org.charterflow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** Threads that begin at the same moment, each with work of its own. */
public final class ConcurrentCalls implements AutoCloseable {

    private final List<FutureTask<?>> results = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** Does all at once; what those that failed threw, in the order of the work. */
    public static List<Throwable> atOnce(List<? extends Callable<?>> work) throws InterruptedException {
        try (ConcurrentCalls calls = new ConcurrentCalls()) {
            calls.begin(work);
            return calls.failures();
        }
    }

    /** Lets all begin, none before each has its thread; waits for none. */
    public void begin(List<? extends Callable<?>> work) {
        CountDownLatch ready = new CountDownLatch(work.size());
        for (Callable<?> each : work) {
            FutureTask<?> result = new FutureTask<>(() -> {
                ready.countDown();
                // With a limit, so that a thread is not taken for one that waits in its work.
                if (!ready.await(1, TimeUnit.MINUTES)) {
                    throw new IllegalStateException("not everybody has begun");
                }
                return each.call();
            });
            results.add(result);
            Thread thread = new Thread(result);
            threads.add(thread);
            thread.start();
        }
    }

    /** How many are done, or wait for another thread without a limit; waiting for the database does not count. */
    public long waiting() {
        return threads.stream()
                .map(Thread::getState)
                .filter(state -> state == Thread.State.WAITING || state == Thread.State.TERMINATED)
                .count();
    }

    /** Waits for all; what those that failed threw, in the order of the work. */
    public List<Throwable> failures() throws InterruptedException {
        List<Throwable> failures = new ArrayList<>();
        for (FutureTask<?> result : results) {
            try {
                result.get();
            } catch (ExecutionException e) {
                failures.add(e.getCause());
            }
        }
        return failures;
    }

    /** Interrupts those that are not done. */
    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
