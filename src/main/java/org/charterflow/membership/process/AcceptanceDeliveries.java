package org.charterflow.membership.process;

import java.util.Map;
import org.charterflow.mail.NoticeBounced;
import org.charterflow.mail.NoticeHandedOver;
import org.charterflow.membership.Acceptance;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears from the delivery ledger whether an acceptance arrived; membership waits for it. */
@Component
class AcceptanceDeliveries {

    private static final String ACCEPTANCE = "membership-acceptance";

    private final Acceptance acceptance;
    private final MembershipProcess process;

    AcceptanceDeliveries(Acceptance acceptance, MembershipProcess process) {
        this.acceptance = acceptance;
        this.process = process;
    }

    @EventListener
    void handedOver(NoticeHandedOver notice) {
        String caseNumber = notice.caseNumber();
        if (caseNumber != null && notice.kind().equals(ACCEPTANCE)) {
            acceptance.reached(caseNumber, notice.at());
            process.correlate(notice.alliance(), caseNumber, "acceptanceReached", Map.of());
        }
    }

    @EventListener
    void bounced(NoticeBounced notice) {
        String caseNumber = notice.caseNumber();
        if (caseNumber != null && notice.kind().equals(ACCEPTANCE)) {
            acceptance.bounced(caseNumber, notice.reason());
            process.correlate(notice.alliance(), caseNumber, "acceptanceBounced", Map.of());
        }
    }
}
