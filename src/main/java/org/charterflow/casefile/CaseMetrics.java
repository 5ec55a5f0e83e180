package org.charterflow.casefile;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How many cases are open. */
@Component
class CaseMetrics implements MeterBinder {

    private final JdbcClient jdbc;

    CaseMetrics(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("charterflow.cases.open", this::open)
                .description("Open cases")
                .strongReference(true)
                .register(registry);
    }

    private long open() {
        return jdbc.sql("select count(*) from case_file where closed_at is null")
                .query(Long.class)
                .single();
    }
}
