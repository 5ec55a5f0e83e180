package org.charterflow.benchmarks.textbook;

import java.util.Map;

/** What a textbook process needs of its engine. */
public interface TextbookEngine {

    /** Starts an instance; returns its id. */
    String begin(String process, Map<String, Object> variables);

    /** The open tasks of an instance: who is to do it, and the task's id. */
    Map<String, String> tasksByAssignee(String instance);

    /** Completes a task; returns whether it went through, or another was quicker. */
    boolean complete(String task, Map<String, Object> variables);

    boolean isRunning(String instance);

    /** How many finished tasks the engine's history has of an instance. */
    long finishedTasks(String instance);

    boolean anyRuns();

    /** How many finished instances the engine's history has. */
    long finishedInstances();

    /** Lets the engine's own executor work on jobs that are due. */
    void startJobs();

    void stopJobs();
}
