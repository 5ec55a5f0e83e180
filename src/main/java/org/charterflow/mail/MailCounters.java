package org.charterflow.mail;

import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Counts on this node what becomes of attempts to send ({@code charterflow_mail_attempts_total{outcome="sent"}}, also
 * {@code deferred} and {@code failed}) and the bounces of its mails ({@code charterflow_mail_bounces_total}).
 */
@Component
class MailCounters {

    private final MeterRegistry registry;

    MailCounters(MeterRegistry registry) {
        this.registry = registry;
        attempted(Evidence.What.SENT, 0);
        attempted(Evidence.What.DEFERRED, 0);
        attempted(Evidence.What.FAILED, 0);
        bounce(true, 0);
        bounce(false, 0);
    }

    void bounced(boolean permanent) {
        bounce(permanent, 1);
    }

    void attempted(Evidence.What outcome, int times) {
        registry.counter("charterflow.mail.attempts", "outcome", outcome.name().toLowerCase(Locale.ROOT))
                .increment(times);
    }

    private void bounce(boolean permanent, int times) {
        registry.counter("charterflow.mail.bounces", "weight", permanent ? "hard" : "soft")
                .increment(times);
    }
}
