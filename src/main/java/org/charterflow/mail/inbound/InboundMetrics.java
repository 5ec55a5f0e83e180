package org.charterflow.mail.inbound;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import java.util.stream.Collectors;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.springframework.stereotype.Component;

/** Shows operators how many incoming mails have each status: {@code charterflow_mail_incoming{status="pending"}}. */
@Component
class InboundMetrics implements MeterBinder {

    private final MailStore store;
    private final Set<String> alliances;

    InboundMetrics(MailStore store, Alliances alliances) {
        this.store = store;
        this.alliances = alliances.all().stream().map(AllianceProfile::id).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (MailStatus status : MailStatus.values()) {
            Gauge.builder(
                            "charterflow.mail.incoming",
                            store,
                            mails -> mails.figures(alliances).getOrDefault(status, 0L))
                    .description("Incoming mails by status")
                    .tag("status", status.word())
                    .register(registry);
        }
        Gauge.builder("charterflow.mail.waiting", store, MailStore::waiting)
                .description("Incoming mails that wait for an operator after three recoveries")
                .register(registry);
        Gauge.builder("charterflow.mail.desk", store, MailStore::unsettled)
                .description("Mails for the secretariat that nobody has settled")
                .register(registry);
        Gauge.builder("charterflow.mail.loops", store, MailStore::loopsOfLastHour)
                .description("Mails of our own that came back within the last hour")
                .register(registry);
    }
}
