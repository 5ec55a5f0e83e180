package org.charterflow.mail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.charterflow.mail.Outbox.HandedOver;

/**
 * The mails that the mail server took and that are not on record yet: never more than a batch, for they are what goes
 * out again if this node dies. They are put on record beside the conversation with the mail server, half a batch while
 * the other half is handed over; while the database is away they are kept, and no further ones are handed over.
 */
final class HandedOverMails {

    /** What a slow mail server took is on record after this long, before half a batch is handed over. */
    private static final Duration UNRECORDED = Duration.ofSeconds(1);

    private final int batch;
    private final Executor beside;
    private final Consumer<List<HandedOver>> ledger;
    private final LongSupplier nanoTime;
    private final List<HandedOver> mails = new ArrayList<>();
    private CompletableFuture<Void> recording = CompletableFuture.completedFuture(null);
    private long since;

    /**
     * @param batch how many there may be at any time
     * @param beside runs what puts them on record
     * @param ledger puts mails on record, all of them or none
     * @param nanoTime tells time as {@link System#nanoTime} does
     */
    HandedOverMails(int batch, Executor beside, Consumer<List<HandedOver>> ledger, LongSupplier nanoTime) {
        this.batch = batch;
        this.beside = beside;
        this.ledger = ledger;
        this.nanoTime = nanoTime;
    }

    /** Takes a mail and returns when the next one may be handed over. */
    void add(HandedOver mail) {
        if (keep(mail)) {
            beginToRecord();
        }
        while (size() >= batch) {
            recordSome();
        }
    }

    /** Returns when all of them are on record. */
    void record() {
        while (size() > 0) {
            recordSome();
        }
    }

    /** Whether it is time to put them on record. */
    private boolean keep(HandedOver mail) {
        synchronized (mails) {
            if (mails.isEmpty()) {
                since = nanoTime.getAsLong();
            }
            mails.add(mail);
            return mails.size() >= batch / 2 || nanoTime.getAsLong() - since > UNRECORDED.toNanos();
        }
    }

    private void recordSome() {
        beginToRecord();
        recording.join();
    }

    private void beginToRecord() {
        if (recording.isDone() && size() > 0) {
            recording = CompletableFuture.runAsync(this::putOnRecord, beside);
        }
    }

    private void putOnRecord() {
        List<HandedOver> all;
        synchronized (mails) {
            all = List.copyOf(mails);
        }
        ledger.accept(all);
        synchronized (mails) {
            mails.subList(0, all.size()).clear();
            since = nanoTime.getAsLong();
        }
    }

    private int size() {
        synchronized (mails) {
            return mails.size();
        }
    }
}
