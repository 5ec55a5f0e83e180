package org.charterflow.benchmarks;

import java.util.Map;
import java.util.OptionalLong;

/** One way of doing a benchmark's work, in a process of its own. */
public interface Contestant {

    /** Connects to its own, empty database and makes itself ready. */
    void start(Database database) throws Exception;

    /** Puts one round's work in place; not timed. */
    void prepare(int size) throws Exception;

    /** As {@link #prepare(int)}, for a program that has several works. */
    default void prepare(int size, String aspect) throws Exception {
        prepare(size);
    }

    /** Does the work, until all of it is durable; this is timed. */
    void work() throws Exception;

    /** The time that counts where it is not how long the work took, such as a percentile; nanoseconds. */
    default OptionalLong nanos() {
        return OptionalLong.empty();
    }

    /** What the round has left behind, for the oracle; and figures beside it, whose names begin with {@code note:}. */
    Map<String, Long> outcome() throws Exception;
}
