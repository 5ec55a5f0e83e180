package org.charterflow.benchmarks.reads;

import java.util.Map;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Schema;

/** Reads the same thing several times; what counts is one of them. */
abstract class Reads implements Contestant {

    private static final int TIMES = 20;

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
        read.rows();
    }

    @Override
    public final void work() throws Exception {
        long began = System.nanoTime();
        for (int i = 0; i < TIMES; i++) {
            rows = read.rows();
        }
        nanos = (System.nanoTime() - began) / TIMES;
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
