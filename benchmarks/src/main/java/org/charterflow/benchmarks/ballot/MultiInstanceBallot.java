package org.charterflow.benchmarks.ballot;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;

/** The textbook ballot on some engine; a voter who loses a race tries again. */
abstract class MultiInstanceBallot implements Contestant {

    static final String PROCESS = "textbook-ballot";

    final Tally tally = new Tally();
    private final AtomicLong retries = new AtomicLong();
    private final Clients clients = new Clients(BallotStorm.VOTERS);
    private String instance;
    private String[] tasks;

    /** Starts an instance of {@link #PROCESS}; returns its id. */
    abstract String begin(Map<String, Object> variables);

    /** The open tasks of an instance: who votes, and the task's id. */
    abstract Map<String, String> tasksByAssignee(String instance);

    /** Completes a task; returns whether it went through, or another was quicker. */
    abstract boolean complete(String task, Map<String, Object> variables);

    abstract boolean isRunning(String instance);

    /** How many finished tasks the engine's history has of an instance. */
    abstract long finishedTasks(String instance);

    @Override
    public void prepare(int size) {
        tally.expect();
        retries.set(0);
        List<String> voters =
                IntStream.range(0, size).mapToObj(voter -> "voter" + voter).toList();
        instance = begin(Map.of("voters", voters));
        Map<String, String> open = tasksByAssignee(instance);
        tasks = voters.stream().map(open::get).toArray(String[]::new);
    }

    @Override
    public void work() throws Exception {
        clients.share(tasks.length, this::vote);
        tally.await();
        while (isRunning(instance)) {
            Thread.sleep(1);
        }
    }

    private void vote(int voter) {
        while (!complete(tasks[voter], Map.of("vote_" + voter, BallotStorm.choice(voter)))) {
            retries.incrementAndGet();
        }
    }

    @Override
    public Map<String, Long> outcome() {
        return tally.outcome(finishedTasks(instance), retries.get());
    }
}
