package org.charterflow.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** So many clients who share the work out among themselves, all at once. */
public final class Clients implements AutoCloseable {

    private final int count;
    private final ExecutorService pool;

    public Clients(int count) {
        this.count = count;
        this.pool = Executors.newFixedThreadPool(count);
    }

    /** What is done for one piece of the work. */
    public interface Piece {
        void work(int index) throws Exception;
    }

    /** Does the pieces 0 … size − 1; returns when all are done, or fails as the first that failed did. */
    public void share(int size, Piece piece) throws Exception {
        AtomicInteger next = new AtomicInteger();
        Callable<Void> client = () -> {
            for (int index = next.getAndIncrement(); index < size; index = next.getAndIncrement()) {
                piece.work(index);
            }
            return null;
        };
        List<Future<Void>> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clients.add(pool.submit(client));
        }
        for (Future<Void> each : clients) {
            each.get();
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
