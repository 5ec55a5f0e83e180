package org.charterflow.benchmarks.ballot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.textbook.TextbookEngine;
import org.charterflow.benchmarks.textbook.Vendor;

/** The textbook ballot on some engine; a voter who loses a race tries again. */
abstract class MultiInstanceBallot implements Contestant {

    private final Vendor vendor;
    private final boolean tuned;
    private final Tally tally = new Tally();
    private final AtomicLong retries = new AtomicLong();
    private final Clients clients = new Clients(BallotStorm.VOTERS);
    private TextbookEngine engine;
    private String instance;
    private String[] tasks;

    MultiInstanceBallot(Vendor vendor, boolean tuned) {
        this.vendor = vendor;
        this.tuned = tuned;
    }

    static final class CamundaStock extends MultiInstanceBallot {
        public CamundaStock() {
            super(Vendor.CAMUNDA, false);
        }
    }

    static final class CamundaTuned extends MultiInstanceBallot {
        public CamundaTuned() {
            super(Vendor.CAMUNDA, true);
        }
    }

    static final class OperatonStock extends MultiInstanceBallot {
        public OperatonStock() {
            super(Vendor.OPERATON, false);
        }
    }

    static final class OperatonTuned extends MultiInstanceBallot {
        public OperatonTuned() {
            super(Vendor.OPERATON, true);
        }
    }

    static final class FlowableStock extends MultiInstanceBallot {
        public FlowableStock() {
            super(Vendor.FLOWABLE, false);
        }
    }

    static final class FlowableTuned extends MultiInstanceBallot {
        public FlowableTuned() {
            super(Vendor.FLOWABLE, true);
        }
    }

    @Override
    public void start(Database database) {
        engine = vendor.start(database, tuned, "textbook-ballot.bpmn", Map.of("tally", tally::count));
    }

    @Override
    public void prepare(int size) {
        tally.expect();
        retries.set(0);
        List<String> voters =
                IntStream.range(0, size).mapToObj(voter -> "voter" + voter).toList();
        instance = engine.begin("textbook-ballot", Map.of("voters", voters));
        Map<String, String> open = engine.tasksByAssignee(instance);
        tasks = voters.stream().map(open::get).toArray(String[]::new);
    }

    @Override
    public void work() throws Exception {
        clients.share(tasks.length, this::vote);
        tally.await();
        while (engine.isRunning(instance)) {
            Thread.sleep(1);
        }
    }

    private void vote(int voter) {
        while (!engine.complete(tasks[voter], Map.of("vote_" + voter, BallotStorm.choice(voter)))) {
            retries.incrementAndGet();
        }
    }

    @Override
    public Map<String, Long> outcome() {
        return tally.outcome(engine.finishedTasks(instance), retries.get());
    }
}
