package org.charterflow.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Shows operators the outbox: how many mails are in each state ({@code charterflow_mail_outgoing{state="deferred"}}),
 * how long the oldest has waited ({@code charterflow_mail_outbox_age_seconds}), and how many the secretariats have to
 * see to ({@code charterflow_mail_undelivered}).
 */
@Component
class OutboxMetrics implements MeterBinder {

    private final DeliveryLedger ledger;
    private final Outbox outbox;
    private final Clock clock;

    OutboxMetrics(DeliveryLedger ledger, Outbox outbox, Clock clock) {
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (DeliveryState state : DeliveryState.values()) {
            Gauge.builder("charterflow.mail.outgoing", ledger, mails -> mails.count(state))
                    .description("Outgoing mails by state")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
        Gauge.builder("charterflow.mail.outbox.age", this::age)
                .description("How long the oldest mail in the outbox has waited; 0 when it is empty")
                .baseUnit("seconds")
                .strongReference(true)
                .register(registry);
        Gauge.builder("charterflow.mail.undelivered", ledger, DeliveryLedger::undelivered)
                .description("Notices that mail did not bring to an addressee and nobody has seen to yet")
                .register(registry);
    }

    /** In seconds; another node's clock may be ahead of this one's. */
    private long age() {
        return outbox.oldest()
                .map(queued ->
                        Math.max(0, Duration.between(queued, clock.instant()).toSeconds()))
                .orElse(0L);
    }
}
