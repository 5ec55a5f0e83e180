package org.charterflow.benchmarks.admission;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.textbook.TextbookEngine;
import org.charterflow.benchmarks.textbook.Vendor;

/** The textbook admission: a task for each voter, everything in variables; no mail is stored, read, proven or answered. */
abstract class TextbookAdmission implements Contestant {

    private static final List<String> VOTERS = IntStream.range(0, Admission.VOTES)
            .mapToObj(voter -> "voter" + voter)
            .toList();

    private final Vendor vendor;
    private final boolean tuned;
    private final AtomicLong admitted = new AtomicLong();
    private final AtomicLong inFavour = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final Collection<String> instances = new ConcurrentLinkedQueue<>();
    private TextbookEngine engine;
    private int clients;

    TextbookAdmission(Vendor vendor, boolean tuned) {
        this.vendor = vendor;
        this.tuned = tuned;
    }

    static final class CamundaStock extends TextbookAdmission {
        public CamundaStock() {
            super(Vendor.CAMUNDA, false);
        }
    }

    static final class CamundaTuned extends TextbookAdmission {
        public CamundaTuned() {
            super(Vendor.CAMUNDA, true);
        }
    }

    static final class OperatonStock extends TextbookAdmission {
        public OperatonStock() {
            super(Vendor.OPERATON, false);
        }
    }

    static final class OperatonTuned extends TextbookAdmission {
        public OperatonTuned() {
            super(Vendor.OPERATON, true);
        }
    }

    static final class FlowableStock extends TextbookAdmission {
        public FlowableStock() {
            super(Vendor.FLOWABLE, false);
        }
    }

    static final class FlowableTuned extends TextbookAdmission {
        public FlowableTuned() {
            super(Vendor.FLOWABLE, true);
        }
    }

    @Override
    public void start(Database database) {
        engine = vendor.start(
                database,
                tuned,
                "textbook-admission.bpmn",
                Map.of("countVotes", this::count, "admit", variables -> admitted.incrementAndGet()));
    }

    private void count(Map<String, Object> variables) {
        inFavour.addAndGet(variables.entrySet().stream()
                .filter(variable -> variable.getKey().startsWith("vote_") && "for".equals(variable.getValue()))
                .count());
    }

    @Override
    public void prepare(int size) {
        clients = size;
        admitted.set(0);
        inFavour.set(0);
        retries.set(0);
        instances.clear();
    }

    @Override
    public void work() throws Exception {
        try (Clients each = new Clients(clients)) {
            each.share(clients, this::admit);
        }
    }

    private void admit(int applicant) throws InterruptedException {
        String instance = engine.begin(
                "textbook-admission",
                Map.of(
                        "applicant",
                        "Applicant " + applicant,
                        "text",
                        "We should like to take part. ".repeat(40),
                        "voters",
                        VOTERS));
        instances.add(instance);
        complete(task(instance, "secretary"), Map.of("reviewDecision", "accept"));
        for (String voter : VOTERS) {
            complete(task(instance, voter), Map.of("vote_" + voter, "for"));
        }
        while (engine.isRunning(instance)) {
            Thread.sleep(1);
        }
    }

    private String task(String instance, String assignee) throws InterruptedException {
        String task = engine.tasksByAssignee(instance).get(assignee);
        while (task == null) {
            Thread.sleep(1);
            task = engine.tasksByAssignee(instance).get(assignee);
        }
        return task;
    }

    private void complete(String task, Map<String, Object> variables) {
        while (!engine.complete(task, variables)) {
            retries.incrementAndGet();
        }
    }

    @Override
    public Map<String, Long> outcome() {
        long tasks = instances.stream().mapToLong(engine::finishedTasks).sum();
        if (tasks != (long) clients * (1 + Admission.VOTES)) {
            throw new IllegalStateException("history knows of " + tasks + " finished tasks");
        }
        return Map.of("admitted", admitted.get(), "votes in favour", inFavour.get(), "note:retries", retries.get());
    }
}
