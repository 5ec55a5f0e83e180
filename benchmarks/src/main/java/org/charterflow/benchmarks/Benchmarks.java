package org.charterflow.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.charterflow.benchmarks.Benchmark.Entry;
import org.charterflow.benchmarks.admission.Admission;
import org.charterflow.benchmarks.ballot.BallotStorm;
import org.charterflow.benchmarks.coldstart.ColdStart;
import org.charterflow.benchmarks.intake.MailIn;
import org.charterflow.benchmarks.notice.NoticeCancelled;
import org.charterflow.benchmarks.notice.NoticeToMany;
import org.charterflow.benchmarks.outbox.OutboxDrained;
import org.charterflow.benchmarks.reads.LargeInstallation;
import org.charterflow.benchmarks.timer.DueTimers;

/** Measures: in each round every contestant has its turn, forwards in one round and backwards in the next. */
public final class Benchmarks {

    static final int ROUNDS = 5;

    /** A contestant who needs longer than this for a round has no other at that size; the table says so. */
    private static final Duration LONGEST = Duration.ofSeconds(15);

    /** Each has worked for so long before time counts: what its compiler has not seen yet tells nothing of it. */
    private static final Duration WARM_UP = Duration.ofSeconds(20);

    /** Not longer than this with what prepares each round, though; and at least so many rounds. */
    private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(60);

    private static final int FEWEST_WARM_UPS = 2;

    private static final List<Benchmark> ALL = List.of(
            Admission.benchmark(),
            Admission.withHistory(),
            BallotStorm.benchmark(),
            BallotStorm.withHistory(),
            NoticeToMany.benchmark(),
            NoticeCancelled.benchmark(),
            DueTimers.together(),
            DueTimers.onAnIdleNode(),
            OutboxDrained.benchmark(),
            OutboxDrained.killed(),
            MailIn.benchmark(),
            MailIn.pushed(),
            LargeInstallation.benchmark(),
            ColdStart.benchmark());

    private Benchmarks() {}

    /**
     * Arguments: the product's commit, then the benchmarks to run; none for all. {@code --try} among them lets every
     * contestant do its smallest work once, under the oracle's eyes, and writes no results.
     */
    public static void main(String[] arguments) throws Exception {
        List<String> wanted = new ArrayList<>(Arrays.asList(arguments).subList(1, arguments.length));
        boolean trial = wanted.remove("--try");
        for (Benchmark benchmark : ALL) {
            if (wanted.isEmpty() || wanted.stream().anyMatch(benchmark::isCalled)) {
                try (Postgres postgres = new Postgres()) {
                    List<Measurement> measured = measure(benchmark, postgres, trial);
                    if (!trial) {
                        new Report(benchmark, measured, Machine.describe(arguments[0], postgres.version())).write();
                    }
                }
            }
        }
    }

    private static List<Measurement> measure(Benchmark benchmark, Postgres postgres, boolean trial) throws Exception {
        Map<Entry, ContestantProcess> running = new LinkedHashMap<>();
        Map<Class<? extends Contestant>, ContestantProcess> programs = new LinkedHashMap<>();
        try {
            for (Entry entry : benchmark.entries()) {
                if (!programs.containsKey(entry.program())) {
                    String database = benchmark.id().toLowerCase(Locale.ROOT).replace('-', '_') + "_" + programs.size();
                    programs.put(
                            entry.program(),
                            new ContestantProcess(benchmark, entry.program(), postgres.newDatabase(database)));
                }
                running.put(entry, programs.get(entry.program()));
            }
            for (ContestantProcess program : programs.values()) {
                program.awaitStart();
            }
            System.out.printf("%s: %d contestants are up%n", benchmark.id(), running.size());
            for (Entry entry : running.keySet()) {
                warmUp(benchmark, entry, running.get(entry), postgres, trial);
            }
            if (trial) {
                return List.of();
            }
            List<Measurement> measured = new ArrayList<>();
            for (int size : benchmark.sizes()) {
                postgres.vacuum();
                measured.addAll(measure(benchmark, running, size, postgres));
            }
            return measured;
        } finally {
            programs.values().forEach(ContestantProcess::close);
        }
    }

    /** Lets a contestant do its smallest work again and again; in a trial once. */
    private static void warmUp(
            Benchmark benchmark, Entry entry, ContestantProcess contestant, Postgres postgres, boolean trial)
            throws Exception {
        int size = Math.max(benchmark.sizes()[0], entry.smallest());
        Instant latest = Instant.now().plus(LONGEST_WARM_UP);
        double worked = 0;
        int rounds = 0;
        double last;
        do {
            last = round(benchmark, entry, contestant, size, postgres).millis();
            worked += last;
            rounds++;
        } while (!trial
                && (rounds < FEWEST_WARM_UPS
                        || worked < WARM_UP.toMillis() && Instant.now().isBefore(latest)));
        System.out.printf(
                "%s %-28s %,8d %s  %,10.1f ms after %d rounds to warm up%n",
                benchmark.id(), entry.name(), size, benchmark.unit(), last, rounds);
    }

    private static List<Measurement> measure(
            Benchmark benchmark, Map<Entry, ContestantProcess> running, int size, Postgres postgres) throws Exception {
        List<Entry> turn = new ArrayList<>(running.keySet().stream()
                .filter(entry -> entry.takesPartIn(size))
                .toList());
        Map<Entry, Measurement> measured = new LinkedHashMap<>();
        turn.forEach(entry -> measured.put(entry, new Measurement(entry.name(), size)));
        for (int round = 0; round < ROUNDS; round++) {
            for (Entry entry : List.copyOf(turn)) {
                long began = System.nanoTime();
                Round done = round(benchmark, entry, running.get(entry), size, postgres);
                Measurement measurement = measured.get(entry);
                measurement.millis.add(done.millis());
                measurement.walBytes.add(done.walBytes());
                done.notes()
                        .forEach((note, value) -> measurement
                                .notes
                                .computeIfAbsent(note, key -> new ArrayList<>())
                                .add(value));
                // What the first round puts in place may serve the others.
                double taken = round == 0 ? done.millis() : (System.nanoTime() - began) / 1e6;
                if (taken > LONGEST.toMillis()) {
                    turn.remove(entry);
                }
            }
            Collections.reverse(turn);
        }
        measured.values()
                .forEach(each -> System.out.printf(
                        "%s %-28s %,8d %s  median %,10.1f ms  worst %,10.1f ms  %,10d KB WAL %s%n",
                        benchmark.id(),
                        each.contestant,
                        size,
                        benchmark.unit(),
                        each.median(),
                        each.worst(),
                        each.medianWal() / 1024,
                        each.notes));
        return List.copyOf(measured.values());
    }

    private static Round round(
            Benchmark benchmark, Entry entry, ContestantProcess contestant, int size, Postgres postgres)
            throws Exception {
        contestant.prepare(size, entry.aspect());
        postgres.checkpoint();
        long wal = postgres.walBytes();
        long nanos = contestant.work();
        long written = postgres.walBytes() - wal;
        Map<String, Long> notes = new TreeMap<>();
        Map<String, Long> outcome = new TreeMap<>();
        contestant
                .outcome()
                .forEach((key, value) ->
                        (key.startsWith("note:") ? notes : outcome).put(key.replace("note:", ""), value));
        if (!outcome.equals(new TreeMap<>(benchmark.oracle().apply(size)))) {
            throw new IllegalStateException(benchmark.id() + " " + entry.name() + " at " + size + " left behind "
                    + outcome + ", the oracle demands " + benchmark.oracle().apply(size));
        }
        return new Round(nanos / 1e6, written, notes);
    }

    private record Round(double millis, long walBytes, Map<String, Long> notes) {}
}
