package org.charterflow.faults;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.charterflow.Visitor;
import org.charterflow.demo.DemoMembers;
import org.charterflow.faults.Ledger.Kind;
import org.charterflow.faults.Ledger.Mail;
import org.slf4j.LoggerFactory;

/**
 * What one node carries in mixed work, and how it refuses: requests arrive at a rate that doubles from step to step,
 * whether or not the earlier ones have been answered. Afterwards the {@link Audit} looks whether anything that was taken
 * is lost.
 *
 * <p>{@code --seconds 30 --from 10 --to 640 --seed 1}: so long for each step, from this rate to that one.
 */
final class LoadRun {

    private static final int CALLERS = 600;
    private static final List<String> HEAD = List.of(
            "| offered a second | answered a second | done | refused (503) | failed | unanswered | median ms of what was done | 99 % ms | longest ms | backlog after it |",
            "|---|---|---|---|---|---|---|---|---|---|");

    private final Map<String, String> options;
    private final List<String> report = new ArrayList<>();
    private final Ledger ledger = new Ledger();

    private LoadRun(Map<String, String> options) {
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options.put(arguments[i], arguments[i + 1]);
        }
        System.exit(new LoadRun(options).run() ? 0 : 1);
    }

    /**
     * @param due in nanoseconds after the step began
     * @param nanos from when it was due, so that a wait before it was sent counts
     */
    private record Answered(int status, long due, long nanos) {

        boolean done() {
            return outcome(status).equals("done");
        }
    }

    private boolean run() throws Exception {
        long seconds = number("--seconds", 30);
        Random random = new Random(number("--seed", 1));
        try (Installation installation = new Installation("load-", 0, Installation.PUSHED)) {
            Node node = installation.node();
            var calm = new Calm(installation);
            List<Visitor> members = members(node.site());
            say("# One node, mixed work, " + seconds + " seconds a step");
            say("");
            HEAD.forEach(this::say);
            for (long rate = number("--from", 10); rate <= number("--to", 640); rate *= 2) {
                Queue<Answered> answers = new ConcurrentLinkedQueue<>();
                step(node.site(), members, random, rate, seconds, answers);
                say(row(rate, seconds, List.copyOf(answers), calm.busy()));
                calm.await(Calm.USUAL);
            }
            List<String> findings = new Audit(
                            installation.database.sql(), ledger, installation.mail.delivered(), Instant.now())
                    .findings();
            say("");
            say("Mails taken: " + ledger.mails().size() + ". "
                    + (findings.isEmpty() ? "Audit: clean." : "Audit: " + findings.size() + " findings."));
            findings.forEach(finding -> say("- " + finding));
            Path folder = Path.of("target", "faults");
            Files.createDirectories(folder);
            Files.write(folder.resolve("load.md"), report);
            return findings.isEmpty();
        }
    }

    /** Every request is due at its moment and is sent then, however slow the others are. */
    private void step(URI site, List<Visitor> members, Random random, long rate, long seconds, Queue<Answered> answers)
            throws InterruptedException {
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        long begin = System.nanoTime();
        for (long n = 0; n < rate * seconds; n++) {
            long due = begin + n * TimeUnit.SECONDS.toNanos(1) / rate;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            int drawn = random.nextInt(100);
            Visitor member = members.get(random.nextInt(members.size()));
            callers.execute(() -> {
                int status;
                try {
                    status = request(site, member, drawn);
                } catch (IOException unanswered) {
                    status = 0;
                }
                answers.add(new Answered(status, due - begin, System.nanoTime() - due));
            });
        }
        callers.shutdown();
        if (!callers.awaitTermination(3, TimeUnit.MINUTES)) {
            throw new IllegalStateException("requests hang");
        }
    }

    private int request(URI site, Visitor member, int drawn) throws IOException {
        if (drawn < 35) {
            return new Visitor().get(site, "/register/oscar").status();
        }
        if (drawn < 50) {
            return new Visitor().get(site, "/api/v1/alliances/oscar/members").status();
        }
        if (drawn < 75) {
            return member.tasklist(site, "POST", "task", "{}").status();
        }
        if (drawn < 80) {
            return new Visitor().get(site, "/login").status();
        }
        Applicant applicant = Applicant.any();
        boolean applies = drawn < 85;
        String recipient = (applies ? "apply" : "secretariat") + "@oscar.example";
        String text = applies
                ? applicant.application(recipient)
                : applicant.mail(recipient).replace("MIME-Version", "Auto-Submitted: auto-replied\r\nMIME-Version");
        int status = Door.post(site, "oscar", recipient, text);
        if (status == 202) {
            ledger.taken(new Mail("oscar", applies ? Kind.APPLICATION : Kind.AUTOMATIC, applicant.messageId()));
        }
        return status;
    }

    private static List<Visitor> members(URI site) throws IOException {
        List<Visitor> members = new ArrayList<>();
        for (int i = 1; i <= 9; i++) {
            var visitor = new Visitor();
            visitor.logIn(site, "oscar.b" + i, DemoMembers.PASSWORD);
            visitor.get(site, "/camunda/app/tasklist/default/");
            members.add(visitor);
        }
        return members;
    }

    private String row(long rate, long seconds, List<Answered> answers, String backlog) {
        Map<String, Long> outcomes = new TreeMap<>();
        answers.forEach(answer -> outcomes.merge(outcome(answer.status()), 1L, Long::sum));
        long[] millis = answers.stream()
                .filter(Answered::done)
                .mapToLong(answer -> Duration.ofNanos(answer.nanos()).toMillis())
                .sorted()
                .toArray();
        long longest = Arrays.stream(millis).max().orElse(0);
        double last = answers.stream()
                        .mapToLong(answer -> answer.due() + answer.nanos())
                        .max()
                        .orElse(0)
                / 1e9;
        double length = Math.max(seconds, last);
        return "| %d | %.0f | %d | %d | %d | %d | %d | %d | %d | %s |"
                .formatted(
                        rate,
                        outcomes.getOrDefault("done", 0L) / length,
                        outcomes.getOrDefault("done", 0L),
                        outcomes.getOrDefault("refused", 0L),
                        outcomes.getOrDefault("failed", 0L),
                        outcomes.getOrDefault("unanswered", 0L),
                        millis[millis.length / 2],
                        millis[(int) (millis.length * 0.99)],
                        longest,
                        backlog);
    }

    private static String outcome(int status) {
        if (status == 0) {
            return "unanswered";
        }
        if (status == 503) {
            return "refused";
        }
        return status < 400 ? "done" : "failed";
    }

    private long number(String option, long usual) {
        return Long.parseLong(options.getOrDefault(option, String.valueOf(usual)));
    }

    private void say(String line) {
        report.add(line);
        System.out.println(line);
    }
}
