package org.charterflow.mail;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Shows operators how many outgoing mails are in each state: {@code charterflow_mail_outgoing{state="deferred"}}. */
@Component
class OutboxMetrics implements MeterBinder {

    private final DeliveryLedger ledger;

    OutboxMetrics(DeliveryLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (DeliveryState state : DeliveryState.values()) {
            Gauge.builder(
                            "charterflow.mail.outgoing",
                            ledger,
                            figures -> figures.figures().getOrDefault(state, 0L))
                    .description("Outgoing mails by state")
                    .tag("state", state.name().toLowerCase(Locale.ROOT))
                    .register(registry);
        }
    }
}
