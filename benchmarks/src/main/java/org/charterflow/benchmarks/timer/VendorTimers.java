package org.charterflow.benchmarks.timer;

import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.textbook.TextbookEngine;
import org.charterflow.benchmarks.textbook.Vendor;

/** As {@link EngineTimers}, on another vendor's engine as it comes. */
abstract class VendorTimers implements Contestant {

    private final Clients clients = new Clients(4);
    private final Vendor vendor;
    private TextbookEngine engine;
    private long before;

    VendorTimers(Vendor vendor) {
        this.vendor = vendor;
    }

    static final class Operaton extends VendorTimers {
        public Operaton() {
            super(Vendor.OPERATON);
        }
    }

    static final class Flowable extends VendorTimers {
        public Flowable() {
            super(Vendor.FLOWABLE);
        }
    }

    @Override
    public void start(Database database) {
        engine = vendor.start(database, false, "timer-due.bpmn", Map.of());
    }

    @Override
    public void prepare(int size) throws Exception {
        engine.stopJobs();
        before = engine.finishedInstances();
        Date due = Date.from(Instant.now());
        clients.share(size, timer -> engine.begin("timer-due", Map.of("due", due)));
    }

    @Override
    public void work() throws Exception {
        engine.startJobs();
        while (engine.anyRuns()) {
            Thread.sleep(20);
        }
    }

    @Override
    public Map<String, Long> outcome() {
        return Map.of("fired", engine.finishedInstances() - before);
    }
}
