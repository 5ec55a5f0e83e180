package org.charterflow.benchmarks.intake;

import java.util.List;
import java.util.Map;
import org.charterflow.benchmarks.Benchmark;
import org.charterflow.benchmarks.Benchmark.Entry;
import org.charterflow.benchmarks.Benchmark.Goal;

/** Mails in a mailbox, one in twenty there twice: each starts a process, once. */
public final class MailIn {

    static final int ONE_IN = 20;

    private MailIn() {}

    public static Benchmark benchmark() {
        return new Benchmark(
                "B6-in",
                "mails in, one in twenty twice, each starts a process once",
                "mails",
                new int[] {1_000, 10_000},
                List.of(
                        new Entry("raw IMAP, one by one", RawImap.OneByOne.class),
                        new Entry("raw IMAP, by the hundred", RawImap.Together.class),
                        new Entry("bare message starts", BareStarts.class),
                        new Entry("bare starts, all rows", RecordedStarts.class),
                        new Entry("Charterflow", CharterflowIntake.Lot.class),
                        new Entry("Spring Integration, Camunda", SpringIntegrationIntake.class, 1, 1_000)),
                mails -> Map.of("started", (long) mails - mails / ONE_IN, "twice", 0L),
                List.of(
                        new Goal(
                                "≥ 0.9× the slower floor",
                                "Charterflow",
                                List.of("raw IMAP, one by one", "bare message starts"),
                                1 / 0.9,
                                0),
                        new Goal(
                                "the same, of an IMAP loop by the hundred",
                                "Charterflow",
                                List.of("raw IMAP, by the hundred", "bare message starts"),
                                1 / 0.9,
                                0),
                        new Goal(
                                "≥ 0.9× the floor that writes the same rows",
                                "Charterflow",
                                "bare starts, all rows",
                                1 / 0.9,
                                0)));
    }

    /** From the push of the mail server to the committed start of a process. */
    public static Benchmark pushed() {
        return new Benchmark(
                "B6-idle",
                "from IDLE to committed, the 99th of 100 mails that come one by one",
                "mails",
                new int[] {100},
                List.of(new Entry("Charterflow", CharterflowIntake.OneByOne.class)),
                mails -> Map.of("started", (long) mails, "twice", 0L),
                List.of(Goal.within(50, "≤ 50 ms", "Charterflow")));
    }
}
