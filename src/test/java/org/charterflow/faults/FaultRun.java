package org.charterflow.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.charterflow.faults.Fault.Planned;
import org.slf4j.LoggerFactory;

/**
 * A run with faults: people and mail servers work with an installation while nodes die, the database crashes, its disk
 * fills, mail servers go away and clocks jump; then everything is put right, and the {@link Audit} looks at the books.
 * The seed decides what people do and what fails when; how it interleaves the machine decides.
 *
 * <p>{@code --minutes 3 --seed 42 --nodes 1 [--kill-every 60] [--rate 4] [--without DISK_FULL,…]}. Ends with 0 if the
 * audit is clean, with 1 if not.
 */
final class FaultRun {

    private static final int WORKERS = 8;

    /** After this, whatever a dead node had begun is taken up. */
    private static final Duration LEASES = Duration.ofMinutes(11);

    /** A vote is counted when the mailbox was looked into after its deadline; days pass within seconds here. */
    private static final Duration POLL = Duration.ofSeconds(3);

    private final Map<String, String> options;
    private final Map<String, AtomicLong> unanswered = new ConcurrentHashMap<>();
    private volatile boolean actsOver;
    private final List<String> otherwise = new CopyOnWriteArrayList<>();
    private final List<String> report = new ArrayList<>();

    private FaultRun(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        boolean clean = new FaultRun(options).run();
        System.exit(clean ? 0 : 1);
    }

    private boolean run() throws Exception {
        Duration length = Duration.ofMinutes(number("--minutes", 3));
        long seed = number("--seed", System.nanoTime() & 0xffff);
        int nodes = (int) number("--nodes", 1);
        long rate = number("--rate", 4);
        long killEvery = number("--kill-every", 0);
        String name = "run-" + seed + "-" + nodes + "-";
        Ledger ledger = new Ledger();
        try (Installation installation = new Installation(name, 1_200, POLL)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(installation)));
            Set<Fault> kinds = kinds(installation);
            Random random = new Random(seed);
            List<Planned> plan = killEvery > 0
                    ? Fault.killings(random, length, nodes, Duration.ofSeconds(killEvery))
                    : Fault.plan(random, length, nodes, kinds);
            say("# Seed " + seed + ", " + nodes + " node(s), " + length.toMinutes() + " minutes, " + rate
                    + " acts a second");
            say("");
            if (killEvery == 0 && !installation.database.isBounded()) {
                say("This machine lends no volume for the database: its disk was not filled.");
            }
            say("Faults planned:");
            plan.forEach(planned -> say("- " + planned));
            var cluster = new Cluster(installation, nodes);
            var crowd = new Crowd(installation.mail, cluster::site, ledger);
            var faults = new Thread(() -> fail(cluster, plan), "faults");
            faults.setUncaughtExceptionHandler((thread, e) -> {
                e.printStackTrace();
                System.exit(2);
            });
            faults.start();
            long acts = work(crowd, random, length, rate);
            actsOver = true;
            faults.join();
            cluster.awaitAll();
            rest(installation, cluster);
            return audit(installation, ledger, acts, cluster.now());
        }
    }

    /** Also when somebody stops the run: no server is left behind. */
    private static void close(Installation installation) {
        try {
            installation.close();
        } catch (IOException | RuntimeException closed) {
            // It was closed before.
        }
    }

    private Set<Fault> kinds(Installation installation) {
        Set<Fault> kinds = EnumSet.allOf(Fault.class);
        if (!installation.database.isBounded()) {
            kinds.remove(Fault.DISK_FULL);
        }
        for (String without : options.getOrDefault("--without", "").split(",")) {
            if (!without.isEmpty()) {
                kinds.remove(Fault.valueOf(without));
            }
        }
        return kinds;
    }

    private void fail(Cluster cluster, List<Planned> plan) {
        long begin = System.nanoTime();
        for (Planned planned : plan) {
            try {
                TimeUnit.NANOSECONDS.sleep(planned.at().toNanos() - (System.nanoTime() - begin));
                System.err.println("# " + planned);
                cluster.suffer(planned).ifPresent(words -> otherwise.add(planned + ": " + words));
            } catch (IOException e) {
                throw new IllegalStateException(planned.toString(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        // The last fault may end a node only later, and who acts waits for one.
        cluster.supervise(() -> actsOver);
    }

    /** The crowd acts at random moments; nobody waits for another, but at most so many are at work at once. */
    private long work(Crowd crowd, Random random, Duration length, long rate) throws InterruptedException {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        var free = new Semaphore(WORKERS * 2);
        long end = System.nanoTime() + length.toNanos();
        long acts = 0;
        while (System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep((long) (-Math.log(1 - random.nextDouble()) * 1_000 / rate));
            Random own = new Random(random.nextLong());
            free.acquire();
            acts++;
            workers.execute(() -> {
                try {
                    crowd.act(own);
                } catch (IOException | RuntimeException e) {
                    unanswered
                            .computeIfAbsent(e.getClass().getSimpleName(), kind -> new AtomicLong())
                            .incrementAndGet();
                    System.err.println("# " + e);
                } finally {
                    free.release();
                }
            });
        }
        workers.shutdown();
        if (!workers.awaitTermination(15, TimeUnit.MINUTES)) {
            Thread.getAllStackTraces().forEach((thread, calls) -> System.err.println(thread + " " + List.of(calls)));
            throw new IllegalStateException("the crowd hangs");
        }
        return acts;
    }

    /** Lets everything come to rest: what was put off is tried again, and every ballot comes to its end. */
    private void rest(Installation installation, Cluster cluster) throws InterruptedException {
        var calm = new Calm(installation);
        cluster.forward(LEASES);
        for (int hours : new int[] {0, 1, 4, 4, 24, 24, 72, 72, 72}) {
            cluster.forward(Duration.ofHours(hours));
            calm.await(Calm.USUAL);
        }
    }

    private boolean audit(Installation installation, Ledger ledger, long acts, Instant now) throws IOException {
        var audit = new Audit(installation.database.sql(), ledger, installation.mail.delivered(), now);
        List<String> findings = audit.findings();
        int left = installation.mailboxOf("oscar").count("INBOX");
        if (left > 0) {
            findings = new ArrayList<>(findings);
            findings.add(left + " mails are left in the inbox of oscar");
        }
        say("");
        if (!otherwise.isEmpty()) {
            say("Otherwise than planned:");
            otherwise.forEach(planned -> say("- " + planned));
            say("");
        }
        say("Acts: " + acts + "; ended without an answer: " + new TreeMap<>(unanswered));
        say("");
        audit.figures().forEach((name, value) -> say("- " + name + ": " + value));
        say("");
        say(findings.isEmpty() ? "Audit: clean." : "Audit: " + findings.size() + " findings.");
        findings.forEach(finding -> say("- " + finding));
        Path folder = Path.of("target", "faults");
        Files.createDirectories(folder);
        Files.write(
                folder.resolve(
                        "seed-" + options.getOrDefault("--seed", "0") + "-nodes-" + options.getOrDefault("--nodes", "1")
                                + "-minutes-" + options.getOrDefault("--minutes", "3") + ".md"),
                report);
        return findings.isEmpty();
    }

    private long number(String option, long usual) {
        return Long.parseLong(options.getOrDefault(option, String.valueOf(usual)));
    }

    private void say(String line) {
        report.add(line);
        System.out.println(line);
    }
}
