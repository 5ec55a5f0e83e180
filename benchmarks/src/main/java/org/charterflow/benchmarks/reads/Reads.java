package org.charterflow.benchmarks.reads;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import javax.sql.DataSource;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Schema;

/** Reads the same thing several times; what counts is one of them. */
abstract class Reads implements Contestant {

    /** Reads that are measured: so many, or as many as there is time for. */
    private static final int TIMES = 200;

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(2);

    /** A page is opened all day long: the first reads, of code that was never run, are not what it costs. */
    private static final int WARM_UP = 1_000;

    private final Set<String> warm = new HashSet<>();
    private int alliances;
    private Read read = () -> 0;
    private int expected;
    private int rows;
    private long nanos;

    /** One read; returns how many rows it saw. */
    interface Read {
        int rows() throws Exception;
    }

    /** A read, and how many rows are to be seen. */
    record Aspect(Read read, int rows) {}

    abstract DataSource pool();

    /** Makes the installation larger. */
    abstract void grow(int from, int to);

    abstract Aspect aspect(String name);

    @Override
    public final void prepare(int size) {
        throw new UnsupportedOperationException();
    }

    @Override
    public final void prepare(int size, String name) throws Exception {
        if (size > alliances) {
            grow(alliances, size);
            alliances = size;
            Schema.execute(pool(), "vacuum analyze");
        }
        Aspect aspect = aspect(name);
        read = aspect.read();
        expected = aspect.rows();
        repeat(warm.add(name) ? WARM_UP : 1);
    }

    @Override
    public final void work() throws Exception {
        nanos = repeat(TIMES);
    }

    /** Nanoseconds of one of so many reads, or of as many as there was time for. */
    private long repeat(int times) throws Exception {
        long began = System.nanoTime();
        long taken = 0;
        int done = 0;
        while (done < times && taken < LONG_ENOUGH.toNanos()) {
            rows = read.rows();
            done++;
            taken = System.nanoTime() - began;
        }
        return taken / done;
    }

    @Override
    public final OptionalLong nanos() {
        return OptionalLong.of(nanos);
    }

    @Override
    public final Map<String, Long> outcome() {
        return rows == expected ? Map.of("right", 1L) : Map.of("right", 0L, "rows", (long) rows);
    }
}
