package org.charterflow.benchmarks.outbox;

import java.util.List;
import java.util.Map;
import org.charterflow.benchmarks.Benchmark;
import org.charterflow.benchmarks.Benchmark.Entry;
import org.charterflow.benchmarks.Benchmark.Goal;

/** Mails that wait in the outbox are handed over to a mail server, every answer on record. */
public final class OutboxDrained {

    private OutboxDrained() {}

    public static Benchmark benchmark() {
        return new Benchmark(
                "B5-drain",
                "draining the outbox to a mail server on the same machine",
                "mails",
                new int[] {1_000, 10_000},
                List.of(
                        new Entry("raw SMTP, nothing on record", RawSmtp.class),
                        new Entry("raw SMTP, the same rows", RecordedSmtp.class),
                        new Entry("Charterflow", CharterflowOutbox.Drained.class),
                        new Entry("Camunda, mail delegate", CamundaMails.class, 1, 1_000)),
                OutboxDrained::oracle,
                List.of(
                        new Goal("≥ 0.9× the floor", "Charterflow", "raw SMTP, nothing on record", 1 / 0.9, 0),
                        new Goal("≥ 0.9× the same rows", "Charterflow", "raw SMTP, the same rows", 1 / 0.9, 0)));
    }

    /** The time is that of a whole node's second start; what counts is what the mail server got. */
    public static Benchmark killed() {
        return new Benchmark(
                "B5-kill",
                "the node that drains is killed midway and another goes on",
                "mails",
                new int[] {2_000},
                List.of(new Entry("Charterflow", CharterflowOutbox.Killed.class)),
                OutboxDrained::oracle,
                List.of());
    }

    private static Map<String, Long> oracle(int mails) {
        return Map.of("arrived", (long) mails, "on record", (long) mails, "moreThanABatchTwice", 0L);
    }

    /** @param batch how many may arrive twice, at most */
    static Map<String, Long> outcome(SmtpSink sink, long onRecord, int batch) {
        return Map.of(
                "arrived",
                sink.different(),
                "on record",
                onRecord,
                "moreThanABatchTwice",
                sink.again() > batch ? 1L : 0L,
                "note:twice",
                sink.again());
    }
}
